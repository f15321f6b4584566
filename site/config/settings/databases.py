"""How a database address becomes settings that lose nothing: SQLite for one school, PostgreSQL
for production."""

from collections.abc import Mapping
from typing import Any

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=27103364; PRAGMA mmap_size=134217728;"
)


def with_our_options(database: Mapping[str, Any]) -> dict[str, Any]:
    """The address's settings with the options every installation needs.

    SQLite begins each transaction IMMEDIATE: with Django's default, four writers see most of
    their transactions refused as "database is locked".
    """
    if database["ENGINE"].endswith("sqlite3"):
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        }
    else:
        # Sized for one process; opening a connection a request costs more than the request.
        options = {"pool": {"min_size": 1, "max_size": 4, "timeout": 10}}
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), **options}}
