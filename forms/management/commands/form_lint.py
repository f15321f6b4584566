"""manage.py form_lint FILE-or-SLUG: what is wrong with a form, before anybody meets it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms import queries
from forms.actions.publish_version import checked
from forms.engine.problems import SchemaError


class Command(BaseCommand):
    """Lists every problem with its place and remedy; exits 2 when one of them stops the form."""

    help = "Says what is wrong with a form, given as a file or as the name of a form kept here."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", metavar="FILE-or-SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["form"]
        try:
            form, warnings = checked(text_of(name))
        except SchemaError as error:
            lines = [str(problem) for problem in error.problems]
            raise CommandError("\n".join([f"{name}:", *lines]), returncode=2) from error
        for warning in warnings:
            self.stdout.write(str(warning))
        self.stdout.write(f"{form.slug}: {len(warnings)} warnings, nothing that stops it.")


def text_of(name: str) -> str | bytes:
    """The text of a form in a file, else of the form kept under this name.

    Raises CommandError, with what to do, when there is neither.
    """
    file = Path(name)
    if file.is_file():
        return read(file)
    definition = queries.form_called(name)
    if definition is None:
        raise CommandError(
            f"{name}: there is no such file and no form of this name. "
            f"The forms here: {', '.join(queries.slugs()) or 'none'}.",
            returncode=2,
        )
    return definition.text


def read(file: Path) -> bytes:
    """The bytes of a file. Raises CommandError when it cannot be read or is empty."""
    try:
        content = file.read_bytes()
    except OSError as error:
        sentence = f"{file}: cannot be read ({error.strerror}). Check the name and who may read it."
        raise CommandError(sentence, returncode=2) from error
    if not content.strip():
        raise CommandError(f"{file}: is empty. Export the form again.", returncode=2)
    return content
