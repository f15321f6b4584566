from datetime import date

from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import GroupPagePermission, Page

import pytest
import time_machine

from schools.actions.apply_posts import apply_all_posts, apply_posts, end_sessions
from schools.models import User
from schools.registries import page_roots
from schools.registry import Registry
from schools.roles import Role
from tests.factories.schools import SchoolFactory, UserFactory, holding

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def school():
    return SchoolFactory()


@pytest.fixture
def page_of(school, monkeypatch):
    """The school's own page, as the folder that publishes would register it."""
    page = Page.get_first_root_node().add_child(instance=Page(title="School", slug="s"))
    registry = Registry(of="page root")
    registry.add("test", lambda place: page if place == school else None)
    monkeypatch.setattr("schools.actions.apply_posts.page_roots", registry)
    return page


def rights(user, page):
    return set(
        GroupPagePermission.objects.filter(group__user=user, page=page).values_list(
            "permission__codename", flat=True
        )
    )


@pytest.mark.parametrize("role", list(Role))
def test_a_post_opens_the_admin_and_never_makes_a_superuser(role, school):
    user = holding(role, school=school)

    assert apply_posts(user, on=TODAY)

    user = User.objects.get(pk=user.pk)
    assert user.has_perm("wagtailadmin.access_admin")
    assert not user.is_superuser
    assert not user.has_perm("schools.change_user")


@pytest.mark.parametrize(
    ("role", "codenames"),
    [
        (Role.HEAD, {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
        (Role.SENCO, {"add_page", "change_page"}),
        (Role.GOVERNOR, set()),
        (Role.TEACHER, set()),
    ],
)
def test_pages_open_as_far_as_the_role_goes(role, codenames, school, page_of):
    user = holding(role, school=school)

    apply_posts(user, on=TODAY)

    assert rights(user, page_of) == codenames


def test_a_page_of_another_school_stays_closed(school, page_of):
    stranger = holding(Role.HEAD, school=SchoolFactory(trust=school.trust))

    apply_posts(stranger, on=TODAY)

    assert rights(stranger, page_of) == set()


def test_a_site_made_after_the_post_is_opened_at_the_next_round(school, monkeypatch):
    head = holding(Role.HEAD, school=school)
    apply_posts(head, on=TODAY)
    page = Page.get_first_root_node().add_child(instance=Page(title="School", slug="late"))
    monkeypatch.setitem(page_roots._entries, "test", lambda place: page)

    apply_all_posts(TODAY)

    assert "publish_page" in rights(head, page)


def test_a_post_that_ran_out_takes_its_group_along_and_leaves_others(school):
    user = holding(Role.SENCO, school=school)
    by_hand = Group.objects.create(name="Newsletter")
    user.groups.add(by_hand)
    apply_posts(user, on=TODAY)
    user.posts.update(to_on=date(2026, 11, 22))

    assert not apply_posts(user, on=TODAY)

    assert list(user.groups.all()) == [by_hand]
    assert not User.objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin")


def test_applying_twice_changes_nothing(school):
    user = holding(Role.SENCO, school=school)
    apply_posts(user, on=TODAY)
    groups = set(user.groups.values_list("pk", flat=True))

    apply_posts(user, on=TODAY)

    assert set(user.groups.values_list("pk", flat=True)) == groups


@time_machine.travel("2026-11-23 09:00", tick=False)
def test_signing_in_applies_the_posts(client, school):
    user = holding(Role.SENCO, school=school)

    client.force_login(user)

    assert client.get(reverse("wagtailadmin_home")).status_code == 200


@time_machine.travel("2026-11-23 09:00", tick=False)
def test_an_account_without_a_post_is_signed_out_as_it_signs_in(client):
    client.force_login(UserFactory())

    answer = client.get(reverse("wagtailadmin_home"))

    assert answer.status_code == 302
    assert answer.wsgi_request.user.is_anonymous


@time_machine.travel("2026-11-23 09:00", tick=False)
def test_ended_sessions_die_on_the_very_next_request_in_every_browser(client, school):
    user = holding(Role.SENCO, school=school)
    client.force_login(user)
    elsewhere = type(client)()
    elsewhere.force_login(user)

    end_sessions(user)

    for browser in (client, elsewhere):
        assert browser.get(reverse("wagtailadmin_home")).wsgi_request.user.is_anonymous


@time_machine.travel("2026-11-23 09:00", tick=False)
def test_the_daily_round_reaches_people_whose_post_ran_out_overnight(client, school):
    user = holding(Role.SENCO, school=school)
    client.force_login(user)
    user.posts.update(to_on=date(2026, 11, 23))

    said = apply_all_posts(date(2026, 11, 24))

    assert said == "Posts applied: 1 accounts, 1 of them now without a post."
    assert client.get(reverse("wagtailadmin_home")).wsgi_request.user.is_anonymous


def test_a_superuser_needs_no_post():
    assert apply_posts(UserFactory(is_superuser=True), on=TODAY)
