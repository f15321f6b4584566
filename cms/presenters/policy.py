"""A policy as a page shows it: its sections with their addresses, its dates in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cms.models import PolicyPage
from cms.rules.anchors import anchors
from cms.rules.review import date_in_words


@dataclass(frozen=True)
class ShownSection:
    """One section: its heading, where it is found on the page, its words."""

    anchor: str
    number: str
    heading: str
    is_part: bool
    text: Any


def sections_of(page: PolicyPage) -> list[ShownSection]:
    """The policy's sections in order; a part before any section is shown as a section."""
    values = [block.value for block in page.sections]
    places = anchors([value["heading"] for value in values])
    return [
        ShownSection(
            anchor=anchor,
            number=value["number"] or "",
            heading=value["heading"],
            is_part=value["level"] == "3" and place > 0,
            text=value["text"],
        )
        for place, (value, anchor) in enumerate(zip(values, places, strict=True))
    ]


def facts_of(page: PolicyPage) -> list[tuple[str, str]]:
    """Version, approval and review, each as a label and words; what is not known is left out."""
    lines = [
        ("Version", page.version_label),
        ("Approved by", page.approved_by),
        ("Approved on", _words(page.approved_on)),
        ("Last reviewed", _words(page.reviewed_on)),
        ("Next review", _next_review(page)),
        ("What changed", page.what_changed),
    ]
    return [(label, text) for label, text in lines if text]


def overdue_words(page: PolicyPage, *, on: date) -> str:
    """The sentence for a policy whose review has passed; nothing for any other."""
    if not page.is_overdue(on=on):
        return ""
    return (
        f"This policy was due for review {_when(page)}; that review is overdue. "
        "Until a new policy is agreed, this one applies."
    )


def _next_review(page: PolicyPage) -> str:
    if page.next_review_on is None:
        return ""
    return date_in_words(page.next_review_on, is_month_only=page.next_review_is_month_only)


def _when(page: PolicyPage) -> str:
    return f"{'in' if page.next_review_is_month_only else 'on'} {_next_review(page)}"


def _words(day: date | None) -> str:
    return date_in_words(day) if day else ""
