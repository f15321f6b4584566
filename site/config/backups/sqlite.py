"""SQLite in and out of an archive through its online backup, which sees one moment of the database.

A copy of the file would miss what still stands in the write-ahead log.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from config.backups.contents import contents_of
from config.backups.manifest import Contents, spoilt
from config.errors import BackupRefused, RestoreRefused

WAIT_SECONDS = 20


def snapshot(target: Path) -> Contents:
    """Write the database as it is at this moment to a file; what the file holds.

    People may go on writing: they wait for nothing, and what they write now is not in it.
    """
    source = _database_file()
    if not source.exists():
        raise BackupRefused("There is no database yet, so there is nothing to back up.")
    with _opened(source) as live, _opened(target) as copy:
        live.backup(copy)
        # One file that needs no log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        return _contents(copy)


def check(file: Path, *, said: Contents) -> None:
    """Raise RestoreRefused unless this file is a whole database that holds what was said."""
    try:
        with _opened(file) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            same = whole and _contents(copy) == said
    except sqlite3.DatabaseError as error:
        raise spoilt("its database cannot be read") from error
    if not same:
        raise spoilt("its database does not hold what the backup says")


def load(file: Path) -> None:
    """Fill the installation's database with this one, in one step that holds wholly or not at all."""
    target = _database_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    connection.close()
    try:
        with _opened(file) as copy, _opened(target) as live:
            copy.backup(live)
            live.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise RestoreRefused(
            "The database could not be written: stop the server, see that its disk has room, and "
            "restore again."
        ) from error


def problems() -> list[str]:
    """What is broken in the installation's own database, as sentences."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        broken = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchall()
    found = [f"The database file is damaged: {words}" for words in broken]
    return found + [
        f"Row {row} of {table} points to a row of {parent} that is not there."
        for table, row, parent, _ in loose
    ]


def _database_file() -> Path:
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or "mode=memory" in name:
        raise BackupRefused("A database kept in memory cannot be backed up: set DATABASE_URL.")
    return Path(name)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=WAIT_SECONDS)) as opened:
        yield opened


def _contents(copy: sqlite3.Connection) -> Contents:
    tables = copy.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return contents_of(
        [name for (name,) in tables.fetchall()],
        ask=lambda statement: copy.execute(statement).fetchall(),
    )
