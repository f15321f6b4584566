"""What must hold before the first request is answered; production does not start otherwise."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Critical, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

WRITES_SURVIVE_A_POWER_CUT = 2  # PRAGMA synchronous = FULL


def problems() -> list[str]:
    """Each reason why this installation may not serve, as a sentence with its remedy."""
    found = []
    if settings.DEBUG:
        found.append(
            "DEBUG is on: it shows records in error pages. Take DEBUG out of the settings."
        )
    if len(settings.SECRET_KEY) < 50 or settings.SECRET_KEY.startswith("django-insecure"):
        found.append(
            "SECRET_KEY is missing, short or a default. Set it to 50 or more random characters."
        )
    return found + sqlite_problems()


def sqlite_problems() -> list[str]:
    """Why this SQLite database could lose an acknowledged write; nothing on PostgreSQL."""
    if connection.vendor != "sqlite":
        return []
    options = connection.settings_dict.get("OPTIONS", {})
    found = []
    if options.get("transaction_mode") != "IMMEDIATE":
        found.append('SQLite must begin transactions IMMEDIATE: set OPTIONS "transaction_mode".')
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if mode != "wal":
        found.append(
            f"SQLite keeps its journal as {mode}, not WAL: put the database on a local disk."
        )
    if synchronous < WRITES_SURVIVE_A_POWER_CUT:
        found.append(
            "SQLite must run with PRAGMA synchronous=FULL: a power cut would lose records."
        )
    return found


def refuse_if_unsafe() -> None:
    """Raise ImproperlyConfigured with every problem, one a line."""
    found = problems()
    if found:
        raise ImproperlyConfigured("Fourfold does not start:\n- " + "\n- ".join(found))


def _as_checks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [Critical(problem, id="config.E001") for problem in problems()]


def register_checks() -> None:
    """Make `manage.py check --deploy` say the same things."""
    register(_as_checks, Tags.security, deploy=True)
