"""When a dated item is fresh, nearly due and overdue."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.freshness import State, next_due, since_last, until_due
from law.months import add_months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 5, 15), 6, date(2026, 11, 15)),
    ],
)
def test_a_month_on_is_the_same_date_or_the_months_last_day(day, months, expected):
    assert add_months(day, months=months) == expected


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-120, 120))
def test_months_land_in_the_month_counted_and_never_later_in_it(day, months):
    there = add_months(day, months=months)

    assert (there.year - day.year) * 12 + there.month - day.month == months
    assert there.day <= day.day


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2025, 9, 1), State.GREEN),
        (date(2026, 7, 31), State.GREEN),
        (date(2026, 8, 1), State.AMBER),
        (date(2026, 9, 1), State.AMBER),
        (date(2026, 9, 2), State.RED),
    ],
)
def test_a_yearly_item_is_amber_from_eleven_months_and_red_the_day_after_it_is_due(on, state):
    freshness = since_last(date(2025, 9, 1), on=on)

    assert freshness.state is state
    assert freshness.due_on == date(2026, 9, 1)


def test_an_item_never_confirmed_is_red_with_no_day():
    freshness = since_last(None, on=date(2026, 11, 21))

    assert freshness.state is State.RED
    assert freshness.due_on is None


def test_three_years_can_be_asked_for_with_a_longer_warning():
    # Vector: accessibility plan begun 2024-09-01.
    begun = date(2024, 9, 1)

    before = since_last(begun, on=date(2027, 2, 28), months=36, warn_months=6)
    after = since_last(begun, on=date(2027, 3, 1), months=36, warn_months=6)

    assert [before.state, after.state] == [State.GREEN, State.AMBER]
    assert after.due_on == date(2027, 9, 1)


@pytest.mark.parametrize("due_on", [date(2025, 8, 31), date(2026, 9, 30)])
def test_both_trusts_policies_are_overdue_in_november_2026(due_on):
    # Vector: the two policies' own review days, looked at on 2026-11-21.
    assert until_due(due_on, on=date(2026, 11, 21)).state is State.RED


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2027, 2, 27), State.GREEN),
        (date(2027, 2, 28), State.AMBER),
        (date(2027, 3, 31), State.AMBER),
        (date(2027, 4, 1), State.RED),
    ],
)
def test_a_stated_review_day_warns_a_month_before(on, state):
    assert until_due(date(2027, 3, 31), on=on).state is state


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 800))
def test_an_item_never_grows_fresher_as_days_pass(last, days):
    order = [State.GREEN, State.AMBER, State.RED]
    today = since_last(last, on=last + timedelta(days=days)).state
    tomorrow = since_last(last, on=last + timedelta(days=days + 1)).state

    assert order.index(today) <= order.index(tomorrow)


def test_the_next_day_due_is_a_year_on_unless_said_otherwise():
    assert next_due(date(2024, 2, 29)) == date(2025, 2, 28)
    assert next_due(date(2026, 8, 31), months=6) == date(2027, 2, 28)
