"""manage.py verify: whether the database, the audit trail and the private files are whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.integrity import check_all


class Command(BaseCommand):
    help = (
        "Checks the database, the audit chains and the private files; exits 2 if one is not whole."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        problems = []
        for checked in check_all():
            self.stdout.write(f"{checked.name}: {len(checked.problems) or 'no'} problems")
            problems += [f"{checked.name}: {problem}" for problem in checked.problems]
        if problems:
            raise CommandError("\n".join(problems), returncode=2)
        self.stdout.write("Everything is whole.")
