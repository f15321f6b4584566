"""The database's own refusal to change or delete a line of the audit trail."""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "Lines of the audit trail are never changed or deleted."

_SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS guard_event_no_{deed.lower()} BEFORE {deed} ON guard_event
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for deed in ("UPDATE", "DELETE")
]

_POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION guard_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
    """,
    """
    CREATE OR REPLACE TRIGGER guard_event_no_update_or_delete BEFORE UPDATE OR DELETE ON guard_event
    FOR EACH ROW EXECUTE FUNCTION guard_event_refuse()
    """,
    """
    CREATE OR REPLACE TRIGGER guard_event_no_truncate BEFORE TRUNCATE ON guard_event
    FOR EACH STATEMENT EXECUTE FUNCTION guard_event_refuse()
    """,
]

_CREATE = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}

_DROP = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS guard_event_no_update",
        "DROP TRIGGER IF EXISTS guard_event_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS guard_event_no_update_or_delete ON guard_event",
        "DROP TRIGGER IF EXISTS guard_event_no_truncate ON guard_event",
    ],
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Put the refusal into the database (SQLite or PostgreSQL); putting it twice is harmless."""
    _run(connection, _CREATE[connection.vendor])


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal away: for undoing the migration and for trying out tampering in tests."""
    _run(connection, _DROP[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
