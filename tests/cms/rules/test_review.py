from datetime import date

from cms.rules.review import date_in_words, is_overdue, policy_notice

DUE = date(2026, 9, 30)


def test_a_review_is_overdue_the_day_after_it_was_due():
    assert not is_overdue(DUE, on=DUE)
    assert is_overdue(DUE, on=date(2026, 10, 1))


def test_a_policy_without_a_review_date_is_not_overdue():
    assert not is_overdue(None, on=DUE)


def test_the_editor_is_told_when_it_was_due():
    assert "30 September 2026" in policy_notice(DUE, on=date(2026, 11, 21))
    assert policy_notice(DUE, on=DUE) == ""


def test_a_month_is_written_without_its_day():
    assert date_in_words(DUE) == "30 September 2026"
    assert date_in_words(DUE, is_month_only=True) == "September 2026"
