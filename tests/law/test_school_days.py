"""Working days, school days, academic years, year groups and the end of compulsory school age."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.errors import CalendarError
from law.reference import bank_holidays
from law.school_days import (
    SchoolCalendar,
    TermSpan,
    academic_year_bounds,
    academic_year_of,
    add_school_days,
    compulsory_school_age_ends,
    is_school_day,
    is_working_day,
    last_school_day_on_or_before,
    national_curriculum_year,
    year_group_on,
)

TRAINING_DAY = date(2026, 9, 2)
CALENDAR = SchoolCalendar(
    terms=(
        TermSpan(date(2026, 9, 2), date(2026, 10, 23)),
        TermSpan(date(2026, 11, 2), date(2026, 12, 18)),
        TermSpan(date(2027, 1, 4), date(2027, 2, 12)),
        TermSpan(date(2027, 4, 12), date(2027, 7, 21)),
    ),
    closures=frozenset({TRAINING_DAY}),
    bank_holidays=bank_holidays(),
)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),
        (date(2026, 12, 28), False),  # Boxing Day, moved from Saturday
        (date(2026, 12, 29), True),
        (date(2027, 3, 26), False),  # Good Friday
        (date(2026, 11, 30), True),  # St Andrew's Day is no holiday here
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
    ],
)
def test_a_working_day_is_neither_weekend_nor_bank_holiday(day, expected):
    assert is_working_day(day, bank_holidays=bank_holidays()) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TRAINING_DAY, False),
        (date(2026, 9, 3), True),
        (date(2026, 9, 5), False),
        (date(2026, 10, 23), True),
        (date(2026, 10, 26), False),
        (date(2027, 5, 3), False),
        (date(2027, 8, 2), False),
    ],
    ids=["training day", "in term", "saturday", "last day", "half term", "bank holiday", "august"],
)
def test_a_school_day_is_a_working_day_in_term_without_a_closure(day, expected):
    assert is_school_day(day, calendar=CALENDAR) is expected


def test_school_days_are_counted_from_the_day_after_and_over_the_half_term():
    assert add_school_days(date(2026, 10, 22), days=2, calendar=CALENDAR) == date(2026, 11, 2)


def test_a_holiday_elsewhere_in_the_uk_can_be_passed_in_as_freedom_of_information_needs():
    # Vector: received 2026-12-11, terms to 18 December and from 4 January, a holiday in Scotland.
    with_scotland = bank_holidays().with_added({date(2027, 1, 4): "2nd January (Scotland)"})
    calendar = replace(CALENDAR, bank_holidays=with_scotland)

    due = add_school_days(date(2026, 12, 11), days=20, calendar=calendar)

    assert due == date(2027, 1, 25)


def test_counting_may_end_on_the_very_last_day_of_the_terms():
    assert add_school_days(date(2027, 7, 20), days=1, calendar=CALENDAR) == date(2027, 7, 21)


def test_counting_past_the_last_term_says_which_terms_to_enter():
    with pytest.raises(CalendarError, match="Enter the terms of 2026/27"):
        add_school_days(date(2027, 7, 20), days=3, calendar=CALENDAR)


def test_counting_without_any_terms_is_refused():
    empty = SchoolCalendar(terms=(), closures=frozenset(), bank_holidays=frozenset())

    with pytest.raises(CalendarError):
        add_school_days(date(2026, 9, 3), days=1, calendar=empty)
    with pytest.raises(CalendarError):
        last_school_day_on_or_before(date(2026, 9, 3), calendar=empty)


def test_no_days_on_is_no_count():
    with pytest.raises(ValueError, match="at least one"):
        add_school_days(date(2026, 9, 3), days=0, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("due", "target"),
    [
        (date(2026, 11, 18), date(2026, 11, 18)),
        (date(2026, 12, 28), date(2026, 12, 18)),
        (date(2026, 10, 28), date(2026, 10, 23)),
        (date(2027, 8, 20), date(2027, 7, 21)),
    ],
    ids=["in term", "christmas", "half term", "summer"],
)
def test_a_due_day_in_a_closure_has_the_last_school_day_before_as_its_target(due, target):
    assert last_school_day_on_or_before(due, calendar=CALENDAR) == target


@pytest.mark.parametrize("day", [date(2026, 9, 2), date(2026, 8, 1), date(2027, 9, 1)])
def test_a_target_outside_the_terms_entered_is_refused(day):
    with pytest.raises(CalendarError, match="do not reach"):
        last_school_day_on_or_before(day, calendar=CALENDAR)


def test_a_term_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        TermSpan(date(2026, 9, 2), date(2026, 9, 1))


@given(st.dates(date(2026, 9, 2), date(2027, 5, 1)), st.integers(min_value=1, max_value=40))
def test_as_many_school_days_lie_between_as_were_counted(day, days):
    reached = add_school_days(day, days=days, calendar=CALENDAR)

    between = [day + timedelta(days=each) for each in range(1, (reached - day).days + 1)]
    assert sum(is_school_day(each, calendar=CALENDAR) for each in between) == days
    assert is_school_day(reached, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), "2025/26"),
        (date(2026, 9, 1), "2026/27"),
        (date(2027, 1, 1), "2026/27"),
        (date(2099, 9, 1), "2099/00"),
    ],
)
def test_the_academic_year_begins_on_the_first_of_september(day, year):
    assert academic_year_of(day) == year


def test_the_bounds_of_an_academic_year():
    assert academic_year_bounds("2026/27") == (date(2026, 9, 1), date(2027, 8, 31))


@pytest.mark.parametrize(
    "year", ["", "2026", "2026/28", "2026-27", "202627", "26/27", "20x6/27", "0000/01"]
)
def test_an_academic_year_written_otherwise_is_refused(year):
    with pytest.raises(ValueError, match="2026/27"):
        academic_year_bounds(year)


@given(DAYS)
def test_every_day_lies_within_the_bounds_of_its_academic_year(day):
    first_day, last_day = academic_year_bounds(academic_year_of(day))

    assert first_day <= day <= last_day


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (date(2022, 8, 31), "R"),
        (date(2022, 9, 1), "N2"),
        (date(2021, 9, 1), "R"),
        (date(2021, 8, 31), "1"),
        (date(2012, 9, 1), "9"),
        (date(2024, 2, 29), "N1"),
        (date(2008, 9, 1), "13"),
        (date(2007, 9, 1), "14"),
        (date(2006, 9, 1), None),
        (date(2025, 6, 1), None),
    ],
)
def test_a_child_is_placed_by_age_on_the_last_day_of_august(born, group):
    assert year_group_on(born, on=date(2026, 11, 21)) == group


def test_the_year_group_moves_up_on_the_first_of_september():
    born = date(2017, 5, 4)

    assert year_group_on(born, on=date(2026, 8, 31)) == "4"
    assert year_group_on(born, on=date(2026, 9, 1)) == "5"


def test_the_year_in_which_a_person_turns_twenty_five_is_year_twenty():
    assert national_curriculum_year(date(2002, 1, 10), on=date(2026, 11, 21)) == 20


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 8, 31), date(2027, 6, 25)),
        (date(2011, 6, 30), date(2027, 6, 25)),
        (date(2011, 9, 1), date(2028, 6, 30)),
        (date(2010, 8, 31), date(2026, 6, 26)),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_of_june(born, ends):
    assert compulsory_school_age_ends(born) == ends


@given(DAYS)
def test_compulsory_school_age_ends_on_a_friday_in_june_in_year_eleven(born):
    ends = compulsory_school_age_ends(born)

    assert ends.weekday() == 4
    assert ends.month == 6
    assert ends.day >= 24
    assert year_group_on(born, on=ends) == "11"
