from datetime import date

import pytest

from cms.rules.policy_dates import find_date, find_next_review, is_a_date_alone


@pytest.mark.parametrize(
    ("text", "day", "is_month_only"),
    [
        ("August 31st, 2025", date(2025, 8, 31), False),
        ("31 August 2025", date(2025, 8, 31), False),
        ("the 1st of September 2026", date(2026, 9, 1), False),
        ("31/08/2025", date(2025, 8, 31), False),
        ("2025-08-31", date(2025, 8, 31), False),
        ("September 2026", date(2026, 9, 30), True),
        ("Feb. 2028", date(2028, 2, 29), True),
        ("Sept 2026", date(2026, 9, 30), True),
    ],
)
def test_a_date_is_read_however_it_is_written(text, day, is_month_only):
    found = find_date(f"It is due {text}.")

    assert found
    assert (found.day, found.is_month_only) == (day, is_month_only)


@pytest.mark.parametrize("text", ["31 February 2025", "13/13/2025", "no date", "May it be so"])
def test_a_day_that_is_none_is_not_read(text):
    assert find_date(text) is None


def test_the_date_of_the_next_review_is_told_from_other_dates():
    text = "Agreed on 1 May 2024. We plan the next review for August 31st, 2025."

    found = find_next_review(text)

    assert found
    assert found.day == date(2025, 8, 31)


def test_a_sentence_about_another_date_gives_no_review():
    assert find_next_review("The law of 1 September 2014 applies.") is None


def test_a_line_with_more_than_a_date_is_no_date_alone():
    assert is_a_date_alone("September 2025")
    assert not is_a_date_alone("In September 2025 we began")
