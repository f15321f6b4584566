"""Working days, school days, academic years and year groups.

Nothing here knows today's date, a school's terms or the bank holidays: all are passed in.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from law.errors import CalendarError

ONE_DAY = timedelta(days=1)
_SATURDAY, _FRIDAY = 5, 4
_YEAR_GROUPS = {-2: "N1", -1: "N2", 0: "R"} | {year: str(year) for year in range(1, 15)}


@dataclass(frozen=True)
class TermSpan:
    """The first and last day of a term or half term, both included."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("A term cannot end before it begins.")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class SchoolCalendar:
    """One school's terms, the days it is closed to pupils within them, and bank holidays."""

    terms: tuple[TermSpan, ...]
    closures: Container[date]
    bank_holidays: Container[date]


def is_working_day(day: date, *, bank_holidays: Container[date]) -> bool:
    """Whether a day is neither a weekend nor a bank holiday in England and Wales.

    Christmas Day and Good Friday are in the list of bank holidays.
    """
    return day.weekday() < _SATURDAY and day not in bank_holidays


def is_school_day(day: date, *, calendar: SchoolCalendar) -> bool:
    """Whether the school is open to pupils: in term, a working day, no training day or closure."""
    return (
        any(day in term for term in calendar.terms)
        and day not in calendar.closures
        and is_working_day(day, bank_holidays=calendar.bank_holidays)
    )


def add_school_days(day: date, *, days: int, calendar: SchoolCalendar) -> date:
    """The school day so many school days after a day, which itself is not counted.

    Raises ValueError for less than one day, CalendarError when the terms end before it.
    """
    if days < 1:
        raise ValueError("Count at least one school day on.")
    last_known = max((term.last_day for term in calendar.terms), default=day)
    reached, left = day, days
    while left:
        reached += ONE_DAY
        if reached > last_known:
            raise CalendarError(_enter_terms(reached))
        left -= is_school_day(reached, calendar=calendar)
    return reached


def last_school_day_on_or_before(day: date, *, calendar: SchoolCalendar) -> date:
    """The working target for something due on a day when the school may be closed.

    Raises CalendarError when no term known began by then, or the day lies beyond them all.
    """
    if not calendar.terms:
        raise CalendarError(_enter_terms(day))
    first_known = min(term.first_day for term in calendar.terms)
    last_known = max(term.last_day for term in calendar.terms)
    # Past the last term entered the answer would stay that term's end however late the day: right
    # in the summer holiday, wrong once another school year has begun.
    if academic_year_of(day) > academic_year_of(last_known):
        raise CalendarError(_enter_terms(day))
    reached = day
    while reached >= first_known:
        if is_school_day(reached, calendar=calendar):
            return reached
        reached -= ONE_DAY
    raise CalendarError(_enter_terms(day))


def academic_year_of(day: date) -> str:
    """The academic year a day falls in, such as "2026/27"; it begins on 1 September."""
    begins = _year_begins(day)
    return f"{begins}/{(begins + 1) % 100:02d}"


def academic_year_bounds(year: str) -> tuple[date, date]:
    """The first and last day of an academic year such as "2026/27".

    Raises ValueError for another way of writing it.
    """
    begins = year[:4]
    if begins.isascii() and begins.isdigit() and int(begins) > 0:
        first_day, last_day = date(int(begins), 9, 1), date(int(begins) + 1, 8, 31)
        if academic_year_of(first_day) == year:
            return first_day, last_day
    raise ValueError("Write an academic year as 2026/27.")


def national_curriculum_year(birth_date: date, *, on: date) -> int:
    """The year a child of that age is placed in: 0 is Reception, 1 Year 1, -1 nursery.

    Age in whole years on 31 August before the academic year, less four.
    Source: the Department's SEN2 guide 2025, as a published implementation of it counts.
    """
    begins = _year_begins(on)
    birthday_passed = (birth_date.month, birth_date.day) <= (8, 31)
    return begins - birth_date.year - (0 if birthday_passed else 1) - 4


def year_group_on(birth_date: date, *, on: date) -> str | None:
    """The year group code for a child's age: N1, N2, R, 1 to 14; None outside these.

    A school may place a child otherwise, so this is a suggestion to check.
    """
    return _YEAR_GROUPS.get(national_curriculum_year(birth_date, on=on))


def compulsory_school_age_ends(birth_date: date) -> date:
    """The last day of compulsory school age: the last Friday in June of the year of turning 16.

    The year is the academic one; from the day after, a young person's rights are their own.
    Source: Education Act 1996, section 8(3), with the school leaving date of each year.
    """
    turns_16_in = birth_date.year + 16
    june_of = turns_16_in if (birth_date.month, birth_date.day) <= (8, 31) else turns_16_in + 1
    last_of_june = date(june_of, 6, 30)
    return last_of_june - timedelta(days=(last_of_june.weekday() - _FRIDAY) % 7)


def _year_begins(day: date) -> int:
    return day.year if day.month >= 9 else day.year - 1


def _enter_terms(day: date) -> str:
    return (
        f"The term dates entered do not reach {day:%d/%m/%Y}."
        f" Enter the terms of {academic_year_of(day)}."
    )
