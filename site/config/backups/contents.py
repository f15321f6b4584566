"""Reading off a database what a backup's manifest says of it; the same words on both kinds."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.migrations.recorder import MigrationRecorder

from config.backups.manifest import Contents
from guard.models import EventChain

# A statement -> its rows.
Ask = Callable[[str], Sequence[tuple[Any, ...]]]

MIGRATIONS = MigrationRecorder.Migration._meta.db_table
CHAINS = EventChain._meta.db_table


def contents_of(tables: Sequence[str], *, ask: Ask) -> Contents:
    """Rows a table, migrations applied, and the head of each audit chain.

    Table names come from the database's own catalogue and are quoted; nothing is taken from people.
    """
    rows = {
        table: ask(f'SELECT COUNT(*) FROM "{table}"')[0][0]  # noqa: S608
        for table in sorted(tables)
    }
    applied = ask(f'SELECT app, name FROM "{MIGRATIONS}"') if MIGRATIONS in rows else []  # noqa: S608
    statement = f'SELECT name, "count", head FROM "{CHAINS}"'  # noqa: S608
    chains = ask(statement) if CHAINS in rows else []
    return Contents(
        rows=rows,
        migrations=sorted(f"{app}.{name}" for app, name in applied),
        audit={name: {"count": count, "head": head} for name, count, head in chains},
    )
