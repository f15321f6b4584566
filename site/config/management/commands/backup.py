"""manage.py backup FILE: the database and all files in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.actions.back_up import back_up
from config.errors import BackupRefused
from schools.clock import now


class Command(BaseCommand):
    help = (
        "Writes the database, MEDIA_ROOT and PRIVATE_ROOT into one archive while people go on "
        "working. It holds children's records in readable form: keep it encrypted. SECRET_KEY is "
        "not in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive to write; must not exist yet")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = back_up(file, at=now())
        except BackupRefused as error:
            raise CommandError(str(error), returncode=2) from error
        rows = sum(manifest.contents.rows.values())
        files = len(manifest.files) - 1
        self.stdout.write(
            f"{file}: {rows} rows in {len(manifest.contents.rows)} tables, {files} files."
        )
