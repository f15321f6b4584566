"""Which of the two kinds of database this installation keeps, and how to treat it."""

from pathlib import Path
from typing import Protocol, cast

from django.db import connection

from config.backups import postgresql, sqlite
from config.backups.manifest import Contents


class Kind(Protocol):
    """What can be done with a kind of database; the modules sqlite and postgresql do it."""

    def snapshot(self, target: Path) -> Contents:
        """Write it to a file; what the file holds."""

    def check(self, file: Path, *, said: Contents) -> None:
        """Raise RestoreRefused unless the file holds what was said."""

    def load(self, file: Path) -> None:
        """Fill the installation's database with the file, wholly or not at all."""

    def problems(self) -> list[str]:
        """What is broken in the installation's own database."""


def kind() -> Kind:
    """How to treat this installation's database."""
    modules = {"sqlite": sqlite, "postgresql": postgresql}
    return cast(Kind, modules[connection.vendor])
