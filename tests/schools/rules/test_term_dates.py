from datetime import date

import pytest

from law.reference import bank_holidays
from law.school_days import SchoolCalendar, TermSpan, is_school_day
from schools.rules.term_dates import half_terms, training_days

GOOD_FRIDAYS = {
    "2025/26": date(2026, 4, 3),
    "2026/27": date(2027, 3, 26),
    "2027/28": date(2028, 4, 14),
}


@pytest.mark.parametrize("year", GOOD_FRIDAYS)
def test_six_half_terms_follow_one_another_with_a_break_between(year):
    terms = half_terms(year, good_friday=GOOD_FRIDAYS[year])

    assert [term.name for term in terms][::2] == ["Autumn 1", "Spring 1", "Summer 1"]
    breaks = [
        (later.first_day - earlier.last_day).days
        for earlier, later in zip(terms, terms[1:], strict=False)
    ]
    assert all(10 <= days <= 20 for days in breaks), breaks


@pytest.mark.parametrize("year", GOOD_FRIDAYS)
def test_a_year_has_about_a_hundred_and_ninety_school_days(year):
    terms = half_terms(year, good_friday=GOOD_FRIDAYS[year])
    calendar = SchoolCalendar(
        terms=tuple(TermSpan(term.first_day, term.last_day) for term in terms),
        closures=frozenset(training_days(terms)),
        bank_holidays=bank_holidays(),
    )

    days = [
        date.fromordinal(n)
        for n in range(terms[0].first_day.toordinal(), terms[-1].last_day.toordinal() + 1)
    ]
    assert 183 <= sum(is_school_day(day, calendar=calendar) for day in days) <= 197


@pytest.mark.parametrize("year", GOOD_FRIDAYS)
def test_five_training_days_fall_on_weekdays_inside_terms(year):
    terms = half_terms(year, good_friday=GOOD_FRIDAYS[year])

    days = training_days(terms)

    assert len(set(days)) == 5
    assert all(
        day.weekday() < 5 and any(t.first_day <= day <= t.last_day for t in terms) for day in days
    )
