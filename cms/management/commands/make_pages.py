"""manage.py make_pages: the page tree of every trust and its schools, where it is missing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.actions.make_pages import make_pages
from cms.errors import CmsError
from cms.queries import all_trusts


class Command(BaseCommand):
    help = "Makes home pages, SEND pages and empty reports for trusts and schools without them."

    def handle(self, *args: Any, **options: Any) -> None:
        for trust in all_trusts():
            try:
                made = make_pages(trust).made
            except CmsError as error:
                raise CommandError(str(error), returncode=2) from None
            self.stdout.write(f"{trust.name}: {made} pages made.")
