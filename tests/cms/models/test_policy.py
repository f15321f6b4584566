from datetime import date

from django.core.exceptions import ValidationError

import pytest

from cms.models import HomePage, PolicyPage, SchoolPage, SendHubPage, TrustPage


def test_a_month_needs_its_last_day():
    page = PolicyPage(title="Policy", slug="policy", next_review_is_month_only=True)

    with pytest.raises(ValidationError, match="last day of the month"):
        page.clean()


def test_a_policy_is_overdue_once_its_day_has_passed():
    page = PolicyPage(next_review_on=date(2025, 8, 31))

    assert page.is_overdue(on=date(2025, 9, 1))
    assert not page.is_overdue(on=date(2025, 8, 31))


@pytest.mark.parametrize("kind", [PolicyPage, SendHubPage])
def test_pages_stand_only_under_a_trust_or_school(kind):
    assert set(kind.allowed_parent_page_models()) == {TrustPage, SchoolPage}
    assert kind.allowed_subpage_models() == []


def test_home_pages_of_schools_are_not_made_by_hand(trust_page):
    assert not SchoolPage.can_create_at(trust_page)
    assert not HomePage.can_create_at(trust_page)
