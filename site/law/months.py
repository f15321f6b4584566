"""Counting in calendar months."""

from calendar import monthrange
from datetime import date


def add_months(day: date, *, months: int) -> date:
    """The same date so many months on, or the last of that month where it has no such date.

    Counts back when months is negative.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
