"""Dates as policies write them: "31 August 2025", "August 31st, 2025", "September 2026"."""

import re
from calendar import monthrange
from datetime import date

from cms.rules.policy_document import PolicyDate

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DAY}(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?,?\s+{_YEAR}\b",
        rf"\b(?P<month>{_MONTH})\b\.?\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}\b",
        rf"\b{_DAY}[/.](?P<number>\d{{1,2}})[/.]{_YEAR}\b",
        rf"\b(?P<month>{_MONTH})\b\.?,?\s+{_YEAR}\b",
    )
)
_NEXT_REVIEW = re.compile(
    r"\b(?:next\s+(?:scheduled\s+)?review|(?:due|date)\s+for\s+(?:next\s+)?review"
    r"|review\s+(?:due|date)\b|(?:will|to)\s+be\s+reviewed\s+(?:again\s+)?(?:in|on|by))",
    re.IGNORECASE,
)


def find_date(text: str) -> PolicyDate | None:
    """The first date in a text, read day before month; None if there is none or it cannot be."""
    matches = [match for form in _FORMS if (match := form.search(text))]
    first = min(matches, key=lambda match: (match.start(), -match.end()), default=None)
    return _as_date(first) if first else None


def is_a_date_alone(text: str) -> bool:
    """Whether a line is a date and nothing else, as on a cover."""
    return any(form.fullmatch(text.strip()) for form in _FORMS) and find_date(text) is not None


def find_next_review(text: str) -> PolicyDate | None:
    """The date a sentence gives for the next review; None if it speaks of no next review."""
    match = _NEXT_REVIEW.search(text)
    return find_date(text[match.start() :]) if match else None


def _as_date(match: re.Match[str]) -> PolicyDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    month = int(parts["number"]) if parts.get("number") else _month_number(parts["month"])
    if not 1 <= month <= 12:
        return None
    last_day = monthrange(year, month)[1]
    if parts.get("day") is None:
        return PolicyDate(day=date(year, month, last_day), is_month_only=True)
    day = int(parts["day"])
    if not 1 <= day <= last_day:
        return None
    return PolicyDate(day=date(year, month, day), is_month_only=False)


def _month_number(name: str) -> int:
    starts = [month[:3] for month in MONTHS]
    return starts.index(name.lower()[:3]) + 1
