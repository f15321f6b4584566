"""A migrated database made once, kept between runs, and copied for each.

Migrating a Wagtail project costs a quarter of a minute; a copy costs a few milliseconds. The kept
one is named after every migration file it came from, so a changed migration makes a new one.
A transactional test leaves rows behind: after it the copy is made again, and so the next test
finds Wagtail's first rows (root page, locale, site) and every content type under its old number.
"""

import fcntl
import hashlib
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections

import psycopg
from psycopg import sql

from tests.environment.postgres import USER, Cluster

KEPT_AT_MOST = 4


class Copies(ABC):
    """What a lane does: make its copy, make it again, with whatever some tests add to it."""

    def __init__(self) -> None:
        self._additions: list[Callable[[], None]] = []

    @abstractmethod
    def make(self) -> None:
        """Build the kept database if nobody has yet, and copy it."""

    @abstractmethod
    def _copy(self) -> None: ...

    def remake(self) -> None:
        """Forget everything the tests wrote."""
        self._copy()
        for add in self._additions:
            add()

    def also(self, add: Callable[[], None]) -> None:
        """Add to this copy and every later one: tables of models that only tests have."""
        self._additions.append(add)
        add()


def fingerprint() -> str:
    """A name that changes with any migration of ours or of an installed package."""
    digest = hashlib.sha256(f"{django.get_version()} {settings.INSTALLED_APPS}".encode())
    for app in apps.get_app_configs():
        for file in (Path(app.path) / "apps.py", *_migrations(Path(app.path))):
            if file.exists():
                digest.update(f"{app.label}/{file.name}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:20]


def _migrations(app: Path) -> list[Path]:
    return sorted((app / "migrations").glob("*.py"))


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one process of many build what the others then find."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def forget_old(folder: Path, pattern: str) -> None:
    """Delete all but the newest few kept databases."""
    kept = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT_AT_MOST:]:
        path.unlink(missing_ok=True)


def point_at(name: str) -> None:
    """Let Django's default connection use this database from now on."""
    connections["default"].close()
    settings.DATABASES["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


class SqliteCopies(Copies):
    """The kept database is a file; a copy is a copy of the file."""

    def __init__(self, *, kept_in: Path, name: Path) -> None:
        super().__init__()
        self.kept_in = kept_in
        self.name = name
        self.kept = kept_in / f"{fingerprint()}.sqlite3"

    def make(self) -> None:
        with alone_in(self.kept_in):
            if not self.kept.exists():
                self._build()
            self._copy()

    def _copy(self) -> None:
        connections["default"].close()
        for suffix in ("-wal", "-shm", "-journal"):
            Path(f"{self.name}{suffix}").unlink(missing_ok=True)
        # A thread of a live server may still hold the old file open: SQLite tells files apart by
        # inode, and one that is written over answers "disk I/O error" in the next test.
        self.name.unlink(missing_ok=True)
        shutil.copyfile(self.kept, self.name)
        point_at(str(self.name))

    def _build(self) -> None:
        part = self.kept.with_suffix(".part")
        part.unlink(missing_ok=True)
        point_at(str(part))
        call_command("migrate", verbosity=0, interactive=False)
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections["default"].close()
        part.rename(self.kept)
        forget_old(self.kept_in, "*.sqlite3")


class PostgresCopies(Copies):
    """The kept database is a file of SQL, loaded once into a cluster and copied there."""

    def __init__(self, cluster: Cluster, *, kept_in: Path, name: str) -> None:
        super().__init__()
        self.cluster = cluster
        self.kept_in = kept_in
        self.name = name
        self.template = f"template_{fingerprint()}"
        self.kept = kept_in / f"{fingerprint()}.sql"

    def make(self) -> None:
        with alone_in(self.kept_in):
            if not self._exists(self.template):
                self._fill_template()
        self._copy()

    def _copy(self) -> None:
        connections["default"].close()
        self._say("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
        self._say("CREATE DATABASE {} TEMPLATE {}", self.name, self.template)
        point_at(self.name)

    def _fill_template(self) -> None:
        part = f"{self.template}_part"
        self._say("CREATE DATABASE {}", part)
        if self.kept.exists():
            self.cluster.load(part, source=self.kept)
        else:
            point_at(part)
            call_command("migrate", verbosity=0, interactive=False)
            connections["default"].close()
            self.cluster.dump(part, to=self.kept)
            forget_old(self.kept_in, "*.sql")
        self._say("ALTER DATABASE {} RENAME TO {}", part, self.template)

    def _exists(self, name: str) -> bool:
        with self._connect() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return found.fetchone() is not None

    def _say(self, statement: str, *names: str) -> None:
        with self._connect() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.cluster.folder), user=USER, dbname="postgres", autocommit=True
        )
