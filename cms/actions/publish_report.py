"""Publishes words into the rows of a school's SEN information report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cms.models import SenReportPage
from schools.models import User


@dataclass(frozen=True)
class RowWords:
    """What goes into one row of a report; words are the HTML a rich-text field keeps."""

    words: str
    owner: str = ""
    confirmed_on: date | None = None


@transaction.atomic
def publish_report(
    report: SenReportPage, *, rows: Mapping[str, RowWords], by: User | None = None
) -> None:
    """Writes rows by their keys and publishes the report; rows not named stay as they are.

    Raises KeyError for a key the report has no row for.
    """
    there = {row.key: row for row in report.rows.all()}
    for key, given in rows.items():
        row = there[key]
        row.words, row.owner, row.confirmed_on = given.words, given.owner, given.confirmed_on
    report.rows = list(there.values())
    report.save_revision(user=by).publish(user=by)
