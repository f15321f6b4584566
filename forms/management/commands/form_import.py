"""manage.py form_import FILE [--dry-run]: a form from a file, published as a new version."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms.actions.publish_version import checked, publish_version
from forms.engine.problems import SchemaError
from forms.management.commands.form_lint import read


class Command(BaseCommand):
    """Publishes the form; on any error lists every problem, exits 2 and writes nothing."""

    help = "Publishes the form in a JSON file; the same content again makes no new version."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="check it, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        text = read(file)
        try:
            form, warnings = checked(text)
        except SchemaError as error:
            lines = [str(problem) for problem in error.problems]
            problems = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
            count = f"{file}: {problems}, nothing was written."
            raise CommandError("\n".join([count, *lines]), returncode=2) from error
        for warning in warnings:
            self.stdout.write(str(warning))
        if options["dry_run"]:
            self.stdout.write(f"{form.slug}: could be published. Nothing was written.")
            return
        version = publish_version(text, by=None)
        self.stdout.write(f"{form.slug}: version {version.number} is what people fill in now.")
