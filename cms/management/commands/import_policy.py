"""manage.py import_policy FILE --trust SLUG: a policy's text becomes the trust's policy page."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.actions.publish_policy import Outcome, check_policy, publish_policy
from cms.errors import CmsError
from cms.importers.policy_file import FileText, read_policy_file
from cms.queries import trust_slugs, trust_with_slug
from cms.rules.policy_document import PolicyDocument, Remark
from cms.rules.policy_text import read_policy
from cms.rules.review import date_in_words
from schools.models import Trust

_SAID = {
    Outcome.MADE: "Published",
    Outcome.UPDATED: "Published a new version of",
    Outcome.UNCHANGED: "Nothing to do: this file is already on",
}


class Command(BaseCommand):
    help = "Turns a policy's plain text into the trust's policy page and publishes it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the policy as plain text")
        parser.add_argument("--trust", required=True, metavar="SLUG", help="such as harbour")
        parser.add_argument(
            "--encoding",
            choices=["utf-8", "windows-1252"],
            default="utf-8",
            help="how the file was saved, if not as UTF-8 or as UTF-16 with a mark",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be published")

    def handle(self, *args: Any, file: str, trust: str, **options: Any) -> None:
        try:
            text = read_policy_file(Path(file), encoding=options["encoding"])
            self._import(text, self._trust(trust), is_dry=options["dry_run"])
        except CmsError as error:
            raise CommandError(str(error), returncode=2) from None

    def _trust(self, slug: str) -> Trust:
        trust = trust_with_slug(slug)
        if trust is None:
            known = ", ".join(trust_slugs()) or "none yet; make one first"
            raise CmsError(f"There is no trust “{slug}”. There is: {known}.")
        return trust

    def _import(self, file: FileText, trust: Trust, *, is_dry: bool) -> None:
        document = read_policy(file.text)
        check_policy(document)
        if file.note:
            self.stdout.write(file.note)
        if is_dry:
            self.stdout.write(f"Dry run for {trust.name}: nothing was written.")
        else:
            published = publish_policy(trust, document=document, digest=file.digest)
            said = _SAID[published.outcome]
            self.stdout.write(f"{said} {published.page.url} (“{published.page.title}”).")
            if published.had_draft:
                self.stdout.write("A draft that was not yet published is kept in its history.")
        self._tell(document)

    def _tell(self, document: PolicyDocument) -> None:
        self.stdout.write(
            f"{len(document.sections)} headings, {document.list_items} list items, "
            f"{document.paragraphs} paragraphs, {len(document.not_placed)} lines not placed."
        )
        if document.contents:
            count = len(document.contents)
            self.stdout.write(f"Its list of contents ({count} entries) is made anew by the page.")
        review = document.next_review
        if review:
            words = date_in_words(review.day, is_month_only=review.is_month_only)
            self.stdout.write(f"Next review: {words}.")
        else:
            self.stdout.write("No date of the next review was found. Give it on the page.")
        self._list("Not placed", document.not_placed)
        self._list("Placed by a guess, please look", document.guesses)

    def _list(self, title: str, remarks: list[Remark]) -> None:
        for remark in remarks:
            words = remark.text if len(remark.text) <= 70 else f"{remark.text[:69]}…"
            self.stdout.write(f"{title}: line {remark.line}, “{words}”: {remark.why}.")
