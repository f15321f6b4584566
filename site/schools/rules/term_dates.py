"""A plausible calendar for an invented school: six half terms between the usual holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

from law.school_days import academic_year_bounds

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


@dataclass(frozen=True)
class HalfTerm:
    """One unbroken run of school weeks."""

    name: str
    first_day: date
    last_day: date


def half_terms(academic_year: str, *, good_friday: date) -> tuple[HalfTerm, ...]:
    """The six half terms of an academic year, given its Good Friday.

    Raises ValueError for a year not written as 2026/27.
    """
    autumn = academic_year_bounds(academic_year)[0].year
    spring = autumn + 1
    october_break = _on_or_before(date(autumn, 10, 31), weekday=MONDAY)
    february_break = _on_or_after(date(spring, 2, 12), weekday=MONDAY)
    may_break = _on_or_before(date(spring, 5, 31), weekday=MONDAY)
    easter_ends = min(good_friday - ONE_DAY, _on_or_before(date(spring, 4, 2), weekday=FRIDAY))
    # A Tuesday: the Monday may be Easter's own, or the New Year's.
    back_after_easter = _on_or_after(easter_ends + 2 * ONE_WEEK, weekday=TUESDAY)
    spans = (
        (_on_or_after(date(autumn, 9, 1), weekday=WEDNESDAY), _friday_before(october_break)),
        (october_break + ONE_WEEK, _on_or_before(date(autumn, 12, 20), weekday=FRIDAY)),
        (_on_or_after(date(spring, 1, 3), weekday=TUESDAY), _friday_before(february_break)),
        (february_break + ONE_WEEK, easter_ends),
        (back_after_easter, _friday_before(may_break)),
        (may_break + ONE_WEEK, _on_or_before(date(spring, 7, 22), weekday=THURSDAY)),
    )
    names = (f"{term} {half}" for term in ("Autumn", "Spring", "Summer") for half in (1, 2))
    return tuple(
        HalfTerm(name=name, first_day=first, last_day=last)
        for name, (first, last) in zip(names, spans, strict=True)
    )


def training_days(terms: tuple[HalfTerm, ...]) -> tuple[date, ...]:
    """The five staff training days of a year: term begins without pupils, and the year ends so."""
    autumn, autumn_2, spring, _, summer, summer_2 = terms
    firsts = tuple(term.first_day for term in (autumn, autumn_2, spring, summer))
    return (*firsts, summer_2.last_day)


def _on_or_after(day: date, *, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _on_or_before(day: date, *, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _friday_before(monday: date) -> date:
    return monday - timedelta(days=3)
