"""Everything that can show that the installation has lost or changed something by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from config.backups.databases import kind
from guard import scope
from guard.registries import integrity_checks


@dataclass(frozen=True)
class Checked:
    """One check and what it found wrong."""

    name: str
    problems: list[str]


def check_all() -> list[Checked]:
    """Each check of the database and of the folders' own; a check that fails is itself a problem."""
    checks: list[tuple[str, Callable[[], list[str]]]] = [("database", kind().problems)]
    with scope.as_system("verify"):
        return [_checked(name, check) for name, check in [*checks, *integrity_checks]]


def _checked(name: str, check: Callable[[], list[str]]) -> Checked:
    try:
        return Checked(name, check())
    except Exception as error:  # noqa: BLE001 - the other checks must still be made
        return Checked(name, [f"The check could not be made ({type(error).__name__})."])
