"""manage.py form_export SLUG: a form as JSON, to keep, compare or take elsewhere."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms import queries


class Command(BaseCommand):
    """Writes the working text of a form; form_import of it makes no new version."""

    help = "Writes a form as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        definition = queries.form_called(options["slug"])
        if definition is None:
            known = ", ".join(queries.slugs()) or "none"
            sentence = f"There is no form called {options['slug']}. The forms here: {known}."
            raise CommandError(sentence, returncode=2)
        self.stdout.write(json.dumps(json.loads(definition.text), ensure_ascii=False, indent=2))
