"""manage.py restore FILE: fills an empty installation from an archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.actions.restore import restore
from config.errors import RestoreRefused


class Command(BaseCommand):
    help = (
        "Fills an empty installation from an archive that `manage.py backup` wrote, then migrates "
        "and verifies it. An archive with a single changed byte is refused and changes nothing."
    )
    # The checks look at tables that an empty installation does not have yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="an archive written by manage.py backup")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = restore(file)
        except RestoreRefused as error:
            raise CommandError(str(error), returncode=2) from error
        rows = sum(manifest.contents.rows.values())
        self.stdout.write(
            f"Restored {rows} rows and {len(manifest.files) - 1} files of {manifest.made_at}."
        )
        call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
        call_command("verify", stdout=self.stdout)
