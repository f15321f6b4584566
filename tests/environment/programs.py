"""The two programs the tests need besides Python: a PostgreSQL server and Chromium.

Run as a command it makes sure that both are there: as root with apt-get it installs them,
otherwise it says in one line what to install.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SERVER_FOLDERS = "/usr/lib/postgresql"


class Missing(Exception):
    """A program the tests need is not here; the message says what to install."""


def chromium() -> Path:
    """The browser the journeys run in: $CHROMIUM, else the first known name on the path."""
    return _found_or_installed(
        find_chromium,
        package="chromium",
        remedy="The journeys need Chromium: install it, or set CHROMIUM to where it is.",
    )


def postgresql() -> Path:
    """The folder with initdb, pg_ctl, pg_dump and psql."""
    return _found_or_installed(
        find_postgresql,
        package="postgresql",
        remedy="The tests need a PostgreSQL 15+ server: install the package postgresql "
        "(its initdb on the path or below /usr/lib/postgresql).",
    )


def find_chromium() -> Path | None:
    """Chromium if it is here already."""
    given = os.environ.get("CHROMIUM")
    for name in (given,) if given else CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def find_postgresql() -> Path | None:
    """The server's folder of programs if it is here already; the newest if there are several."""
    on_path = shutil.which("initdb")
    # A link on the path stands for the folder in which all the server's programs are.
    candidates = [Path(on_path).resolve().parent] if on_path else []
    versions = Path(SERVER_FOLDERS).glob("*/bin/initdb")
    candidates += sorted((path.parent for path in versions), key=_version, reverse=True)
    for folder in candidates:
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "pg_dump", "psql")):
            return folder
    return None


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def _found_or_installed(find: Callable[[], Path | None], *, package: str, remedy: str) -> Path:
    found = find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _apt("update", "-qq")
        _apt("install", "-y", "-qq", "--no-install-recommends", package)
        found = find()
    if found is None:
        raise Missing(remedy)
    return found


def _apt(*words: str) -> None:
    print("apt-get", *words, flush=True)  # noqa: T201 - a person waits for this
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(  # a failure shows as the program still missing
        ["apt-get", *words], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )


def main(wanted: Sequence[Callable[[], Path]] = (postgresql, chromium)) -> int:
    """0 when everything is here, 1 and one line for each thing that is not."""
    missing = 0
    for program in wanted:
        try:
            program()
        except Missing as error:
            print(error, file=sys.stderr)  # noqa: T201
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main())
