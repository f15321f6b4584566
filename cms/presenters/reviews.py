"""What the home screen of the admin says about policies and reports to look at again."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cms.models import SenReportPage
from cms.queries import overdue_policies, reports_to_change
from cms.rules.report_rows import DRAWN, is_stale, items_for, kinds_of
from cms.rules.review import date_in_words
from schools.models import User


@dataclass(frozen=True)
class Review:
    """One page to look at, and why."""

    title: str
    owner: str
    url: str
    why: str


def reviews_for(user: User, *, on: date) -> list[Review]:
    """The pages whose review has passed, then the reports with parts unwritten or unconfirmed."""
    policies = [
        Review(
            title=page.title,
            owner=str(page.get_parent()),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            why=f"Review was due by {date_in_words(page.next_review_on)}",
        )
        for page in overdue_policies(user, on=on)
        if page.next_review_on
    ]
    reports = [(page, _report_needs(page, on=on)) for page in reports_to_change(user)]
    return policies + [
        Review(
            title=page.title,
            owner=page.school.name,
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            why=why,
        )
        for page, why in reports
        if why
    ]


def _report_needs(page: SenReportPage, *, on: date) -> str:
    """How many parts of a report are empty or were confirmed more than a year ago."""
    school = page.school
    kinds = kinds_of(school.phase, has_early_years=school.has_early_years)
    keys = {item.key for item in items_for(kinds, on=on)}
    rows = [row for row in page.rows.all() if row.key in keys]
    empty = sum(row.is_empty and row.key not in DRAWN for row in rows)
    stale = sum(is_stale(row.confirmed_on, on=on) for row in rows)
    said = [
        f"{empty} {_parts(empty)} without words" if empty else "",
        f"{stale} {_parts(stale)} confirmed more than a year ago" if stale else "",
    ]
    return ", ".join(words for words in said if words)


def _parts(count: int) -> str:
    return "part" if count == 1 else "parts"
