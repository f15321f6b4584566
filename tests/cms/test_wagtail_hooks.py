"""What the staff of a trust and of one school find in Wagtail's admin."""

from datetime import date

from django.urls import reverse

import pytest

from cms.models import PolicyPage, SchoolPage
from schools.roles import Role
from tests.factories.schools import holding


@pytest.fixture
def overdue(trust_page, report):
    page = PolicyPage(title="Our policy", slug="policy", next_review_on=date(2025, 8, 31))
    trust_page.add_child(instance=page)
    return page


def test_a_trusts_lead_sees_everything_that_is_to_be_looked_at_again(client, overdue, school):
    client.force_login(holding(Role.INCLUSION_LEAD, school=school))

    text = client.get(reverse("wagtailadmin_home")).text

    assert "Review was due by 31 August 2025" in text
    assert "1 part confirmed more than a year ago" in text


def test_the_editor_of_one_school_sees_only_that_schools(client, overdue, other_school):
    client.force_login(holding(Role.WEB_EDITOR, school=other_school))

    text = client.get(reverse("wagtailadmin_home")).text

    assert "Review was due" not in text
    assert "Tidewater" not in text
    assert "Gull Lane School" in text


def test_the_editor_of_one_school_edits_no_other_schools_page(
    client, trust_page, school_page, other_school
):
    client.force_login(holding(Role.WEB_EDITOR, school=other_school))
    own = SchoolPage.objects.get(school=other_school)

    answers = {
        page: client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code
        for page in (own, school_page, trust_page)
    }

    assert answers == {own: 200, school_page: 302, trust_page: 302}
