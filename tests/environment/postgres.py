"""A PostgreSQL cluster of the tests' own: a folder, a socket in it, gone when the run ends."""

import atexit
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.environment.programs import Missing

USER = "fourfold"
# Nothing here has to outlive the run, so nothing waits for the disk.
OPTIONS = (
    "listen_addresses=''",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=60",
    "timezone=UTC",
)


@dataclass(frozen=True)
class Cluster:
    """One private server; nothing but this folder's socket reaches it."""

    programs: Path
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        """Make the cluster and wait until it answers; it stops when this process ends."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if owner := _other_user():
            shutil.chown(self.folder, user=owner)
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8",
                  "--no-sync", "-D", str(self.data))  # fmt: skip
        options = " ".join(f"-c {o}" for o in (*OPTIONS, f"unix_socket_directories={self.folder}"))
        atexit.register(self.stop)
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w",
                  "-o", options, "start")  # fmt: skip

    def stop(self) -> None:
        """Stop the server and remove all it kept; a second call does nothing."""
        if self.data.exists():
            try:
                self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")
            finally:
                shutil.rmtree(self.folder, ignore_errors=True)

    def dump(self, database: str, *, to: Path) -> None:
        """Write the database's structure and rows as SQL."""
        sql = self._client("pg_dump", "--no-owner", database)
        part = to.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(sql)
        part.rename(to)

    def load(self, database: str, *, source: Path) -> None:
        """Fill an empty database with what dump wrote."""
        self._client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-1", database, feed=source)

    def _client(self, program: str, *words: str, feed: Path | None = None) -> bytes:
        command = [str(self.programs / program), "-h", str(self.folder), "-U", USER, *words]
        stdin = feed.read_bytes() if feed else b""
        return subprocess.run(command, input=stdin, check=True, capture_output=True).stdout

    def _run(self, program: str, *words: str) -> None:
        owner = _other_user()
        as_owner = ["runuser", "-u", owner, "--"] if owner else []
        done = subprocess.run(
            [*as_owner, str(self.programs / program), *words],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            # The server keeps what it is given; a pipe would never see its end.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if done.returncode:
            raise Missing(f"PostgreSQL's {program} failed: run it by hand to see why ({words})")


def _other_user() -> str | None:
    """Whom to run the server as: it refuses root. None: as whoever we are."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
