from django.utils import timezone

from cms.models import SchoolPage, SendHubPage
from cms.queries import page_root, people_of, place_of
from schools.roles import Role
from tests.cms.conftest import TODAY
from tests.factories.schools import SchoolFactory


def test_the_top_of_a_schools_site_is_its_home_page(school, school_page, trust, trust_page):
    assert page_root(school) == school_page
    assert page_root(trust) == trust_page


def test_a_school_without_pages_has_no_top(trust_page):
    assert page_root(SchoolFactory()) is None


def test_a_page_knows_its_school_and_trust(school, school_page, trust):
    hub = SendHubPage.objects.child_of(school_page).get()

    place = place_of(hub)

    assert (place.school, place.trust, place.hub.pk) == (school, trust, hub.pk)


def test_a_trusts_page_stands_at_no_school(trust_page):
    place = place_of(trust_page)

    assert place.school is None
    assert place.report is None


def test_a_school_beside_lends_nothing(school_page, other_school, report):
    place = place_of(SchoolPage.objects.get(school=other_school))

    assert place.report is None


def test_somebody_whose_post_was_ended_today_is_public_no_more(school, sam):
    assert [post.user for post in people_of(school, roles=[Role.SENCO], on=TODAY)] == [sam]

    sam.posts.update(to_on=TODAY, ended_at=timezone.now(), ended_by=sam)

    assert people_of(school, roles=[Role.SENCO], on=TODAY) == []


def test_somebody_whose_post_runs_out_today_is_public_till_the_day_is_over(school, sam):
    sam.posts.update(to_on=TODAY)

    assert [post.user for post in people_of(school, roles=[Role.SENCO], on=TODAY)] == [sam]
