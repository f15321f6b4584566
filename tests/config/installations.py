"""Installations for the tests of backup and restore: used, empty, and what each of them holds."""

import hashlib
import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

import psycopg
from psycopg import sql

from guard import events, outbox, scope
from guard.models import EventVerb
from tests.environment.migrated import point_at
from tests.environment.postgres import USER
from tests.factories.register import ConcernFactory, PupilFactory

_numbers = itertools.count(1)


def use_folders(given: Any, root: Path) -> None:
    """Let the settings point at media and private folders below this one."""
    given.MEDIA_ROOT = root / "media"
    given.PRIVATE_ROOT = root / "private"


def fill(given: Any) -> None:
    """A used installation: people, pupils, an audit trail, mail, and files in both folders."""
    pupils = [PupilFactory(legal_name=name) for name in ("Zoë O’Brien", "李小龍", "A\nB")]
    ConcernFactory(pupil=pupils[0])
    with scope.as_system("a test's scene"):
        for pupil in pupils:
            events.record_rows(EventVerb.CREATED, [pupil])
    outbox.post(to="sam@school.example", subject="Hello", body="Text", key="one")
    for place, content in {
        given.MEDIA_ROOT / "images" / "logo.png": b"\x89PNG",
        given.MEDIA_ROOT / "empty.txt": b"",
        given.PRIVATE_ROOT / "ab" / "abcdef": bytes(range(256)) * 40,
        given.PRIVATE_ROOT / "ünïcode": b"any script",
    }.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


@dataclass(frozen=True)
class Database:
    """A database of one test or several, beside the one the run began with."""

    name: str

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let Django use it inside this block."""
        before = str(settings.DATABASES["default"]["NAME"])
        point_at(self.name)
        try:
            yield
        finally:
            point_at(before)


@contextmanager
def empty_database(folder: Path) -> Iterator[Database]:
    """A database without a single table."""
    if connection.vendor == "sqlite":
        yield Database(str(folder / "empty.sqlite3"))
        return
    name = f"empty_{next(_numbers)}_{os.getpid()}"
    _say("CREATE DATABASE {}", name)
    yield Database(name)
    _say("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def unused_database(folder: Path) -> Iterator[Database]:
    """A database with every table and Wagtail's first rows: a copy of the run's own."""
    kept = str(settings.DATABASES["default"]["NAME"])
    connections["default"].close()
    if connection.vendor == "sqlite":
        shutil.copyfile(kept, folder / "unused.sqlite3")
        yield Database(str(folder / "unused.sqlite3"))
        return
    name = f"unused_{next(_numbers)}_{os.getpid()}"
    _say("CREATE DATABASE {} TEMPLATE {}", name, kept)
    yield Database(name)
    _say("DROP DATABASE {} WITH (FORCE)", name)


def row_hashes() -> dict[str, str]:
    """One hash a table over all its rows."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows = sorted(repr(tuple(row)) for row in cursor.fetchall())
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def file_hashes(given: Any) -> dict[str, str]:
    """One hash for each file in either folder, and nothing else that lies there."""
    roots = {"media": Path(given.MEDIA_ROOT), "private": Path(given.PRIVATE_ROOT)}
    return {
        f"{name}/{path.relative_to(root)}": hashlib.sha256(path.read_bytes()).hexdigest()
        for name, root in roots.items()
        for path in root.rglob("*")
        if path.is_file()
    }


def _say(statement: str, *names: str) -> None:
    connections["default"].close()
    host = settings.DATABASES["default"]["HOST"]
    with psycopg.connect(host=host, user=USER, dbname="postgres", autocommit=True) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
