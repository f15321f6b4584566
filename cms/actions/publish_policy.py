"""Publishes a policy that was read from a file as the trust's policy page."""

import uuid
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import transaction

from cms.actions.make_pages import make_pages
from cms.errors import PolicyFileError
from cms.models import PolicyPage
from cms.queries import policy_under
from cms.rules.policy_dates import find_date
from cms.rules.policy_document import PolicyDate, PolicyDocument, Section
from cms.rules.policy_html import blocks_html
from schools.models import Trust, User

SLUG = "send-policy"


class Outcome(Enum):
    """What publishing came to."""

    MADE = "MADE"
    UPDATED = "UPDATED"
    UNCHANGED = "UNCHANGED"


@dataclass(frozen=True)
class PublishedPolicy:
    """The page, and whether it was made, updated or already held this file."""

    page: PolicyPage
    outcome: Outcome
    had_draft: bool = False


def check_policy(document: PolicyDocument) -> None:
    """Refuses a text in which no policy can be seen. Raises PolicyFileError."""
    if not document.sections:
        raise PolicyFileError(
            "No headings were found, so the text cannot be made into sections. Put each heading "
            "on a line of its own, short and without a full stop, or number them 1, 2, 3."
        )


@transaction.atomic
def publish_policy(
    trust: Trust, *, document: PolicyDocument, digest: str, by: User | None = None
) -> PublishedPolicy:
    """Makes or updates the trust's policy page and publishes it as one new revision.

    The file that is already on the page, told by its digest, changes nothing, so that words
    edited since are not undone by running the import again.
    """
    check_policy(document)
    trust_page = make_pages(trust).trust_page
    page = policy_under(trust_page)
    if page and page.live and page.imported_digest == digest:
        return PublishedPolicy(page=page, outcome=Outcome.UNCHANGED)
    outcome = Outcome.UPDATED if page else Outcome.MADE
    had_draft = bool(page and page.live and page.has_unpublished_changes)
    page = page or PolicyPage(slug=SLUG)
    _fill(page, document=document, trust=trust)
    page.imported_digest = digest
    if outcome is Outcome.MADE:
        trust_page.add_child(instance=page)
    page.save_revision(user=by).publish(user=by)
    page.refresh_from_db()
    return PublishedPolicy(page=page, outcome=outcome, had_draft=had_draft)


def _fill(page: PolicyPage, *, document: PolicyDocument, trust: Trust) -> None:
    page.title = document.title or page.title or trust.words.policy
    page.introduction = blocks_html(document.opening)
    blocks: Any = [_as_block(section) for section in document.sections]
    page.sections = blocks
    page.version_label = (document.details.get("version") or document.dated)[:60]
    page.approved_by = document.details.get("approved_by", "")[:120]
    page.approved_on = _day(document.details.get("approved_on", ""))
    page.reviewed_on = _day(document.details.get("reviewed_on", ""))
    review: PolicyDate | None = document.next_review
    page.next_review_on = review.day if review else None
    page.next_review_is_month_only = bool(review and review.is_month_only)
    page.what_changed = ""


def _as_block(section: Section) -> dict[str, Any]:
    value = {
        "heading": section.heading,
        "number": section.number,
        "level": str(section.level),
        "text": blocks_html(section.blocks),
    }
    return {"type": "section", "value": value, "id": str(uuid.uuid4())}


def _day(text: str) -> Any:
    found = find_date(text)
    return found.day if found else None
