from datetime import date, timedelta

from django.urls import reverse

import pytest
import time_machine

from schools.actions.posts import end_class_work, end_post, give_post, staff_class
from schools.errors import SchoolsError
from schools.models import ClassStaff, Post, User
from schools.queries import class_ids_of, posts_of
from schools.registries import StaffChange, staff_changed
from schools.roles import Role
from tests.factories.schools import (
    ClassFactory,
    SchoolFactory,
    UserFactory,
    holding,
    teaches,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def school():
    return SchoolFactory()


@pytest.fixture
def hari(school):
    return holding(Role.HEAD, school=school)


def give(user, *, at, by, role=Role.SENCO, from_on=TODAY, to_on=None):
    return give_post(user, role=role, at=at, from_on=from_on, to_on=to_on, by=by, on=TODAY)


def test_a_head_gives_a_post_at_their_own_school(school, hari):
    sam = UserFactory()

    post = give(sam, at=school, by=hari)

    assert post.given_by == hari
    assert list(posts_of(sam, on=TODAY)) == [post]
    assert User.objects.get(pk=sam.pk).has_perm("wagtailadmin.access_admin")


def test_a_head_gives_nothing_at_another_school(school, hari):
    other = SchoolFactory(trust=school.trust)

    with pytest.raises(SchoolsError, match="does not let you"):
        give(UserFactory(), at=other, by=hari)

    assert not Post.objects.filter(school=other).exists()


def test_a_head_whose_post_ran_out_gives_nothing(school, hari):
    hari.posts.update(to_on=YESTERDAY)

    with pytest.raises(SchoolsError):
        give(UserFactory(), at=school, by=hari)


def test_nobody_gives_themselves_a_post(school, hari):
    with pytest.raises(SchoolsError, match="of their own"):
        give(hari, at=school, by=hari)


def test_the_account_that_runs_the_site_holds_no_post(school, hari):
    with pytest.raises(SchoolsError, match="runs the site"):
        give(UserFactory(is_superuser=True), at=school, by=hari)


def test_the_same_post_is_not_given_twice_for_the_same_days(school, hari):
    sam = UserFactory()
    give(sam, at=school, by=hari, from_on=TODAY, to_on=TODAY + timedelta(days=9))

    with pytest.raises(SchoolsError, match="already"):
        give(sam, at=school, by=hari, from_on=TODAY + timedelta(days=9))

    give(sam, at=school, by=hari, from_on=TODAY + timedelta(days=10))


def test_a_last_day_before_the_first_is_refused(school, hari):
    with pytest.raises(SchoolsError, match="last day"):
        give(UserFactory(), at=school, by=hari, to_on=YESTERDAY)


@pytest.mark.parametrize("began", [date(2026, 9, 1), TODAY, TODAY + timedelta(days=3)], ids=str)
def test_a_post_ended_is_over_from_that_moment(began, school, hari):
    sam = UserFactory()
    post = give(sam, at=school, by=hari, from_on=began)

    end_post(post, by=hari, on=TODAY)

    days = [TODAY, TODAY + timedelta(days=3), TODAY + timedelta(days=30)]
    assert not any(posts_of(sam, on=day).exists() for day in days)
    assert posts_of(sam, on=YESTERDAY).exists() is (began < TODAY)


def test_a_post_ended_by_mistake_can_be_given_again_the_same_day(school, hari):
    sam = UserFactory()
    end_post(give(sam, at=school, by=hari), by=hari, on=TODAY)

    give(sam, at=school, by=hari)

    assert posts_of(sam, on=TODAY).count() == 1


def test_a_post_that_is_over_is_not_ended_again(school, hari):
    post = give(UserFactory(), at=school, by=hari)
    end_post(post, by=hari, on=TODAY)

    with pytest.raises(SchoolsError, match="over already"):
        end_post(post, by=hari, on=TODAY)


def test_a_senco_does_not_end_the_heads_post(school, hari):
    sam = holding(Role.SENCO, school=school)

    with pytest.raises(SchoolsError):
        end_post(hari.posts.get(), by=sam, on=TODAY)

    assert hari.posts.get().to_on is None


@time_machine.travel("2026-11-23 09:00", tick=False)
def test_ending_the_last_post_ends_access_on_the_very_next_request(client, school, hari):
    sam = holding(Role.SENCO, school=school)
    client.force_login(sam)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200

    end_post(sam.posts.get(), by=hari, on=TODAY)

    assert client.get(reverse("wagtailadmin_home")).wsgi_request.user.is_anonymous


def test_every_change_is_told_to_whoever_listens(school, hari, monkeypatch):
    heard = []
    monkeypatch.setitem(staff_changed._entries, "test", heard.append)
    tess, room = UserFactory(), ClassFactory(school=school)

    post = give(tess, at=school, by=hari, role=Role.TEACHER)
    row = staff_class(room, user=tess, from_on=TODAY, to_on=None, by=hari, on=TODAY)
    end_class_work(row, by=hari, on=TODAY)
    end_post(post, by=hari, on=TODAY)

    verbs = ["POST_GIVEN", "CLASS_STAFFED", "CLASS_WORK_ENDED", "POST_ENDED"]
    assert [change.verb for change in heard] == verbs
    assert heard[0] == StaffChange("POST_GIVEN", tess, hari, school, school.trust, "TEACHER")


def test_a_class_is_staffed_by_those_who_hold_a_post_at_the_school(school, hari):
    room = ClassFactory(school=school)
    tess = holding(Role.TEACHER, school=school)
    stranger = holding(Role.TEACHER, school=SchoolFactory(trust=school.trust))

    staff_class(room, user=tess, from_on=TODAY, to_on=None, by=hari, on=TODAY)

    assert class_ids_of(tess, on=TODAY) == {room.pk}
    with pytest.raises(SchoolsError, match="no post at the school"):
        staff_class(room, user=stranger, from_on=TODAY, to_on=None, by=hari, on=TODAY)
    with pytest.raises(SchoolsError, match="already"):
        staff_class(room, user=tess, from_on=TODAY, to_on=None, by=hari, on=TODAY)


def test_a_teacher_does_not_staff_classes(school):
    tess = holding(Role.TEACHER, school=school)
    toby = holding(Role.TA, school=school)

    with pytest.raises(SchoolsError):
        staff_class(
            ClassFactory(school=school), user=toby, from_on=TODAY, to_on=None, by=tess, on=TODAY
        )


@pytest.mark.parametrize("began", [date(2026, 9, 1), TODAY], ids=str)
def test_work_with_a_class_ends_at_once(began, school, hari):
    tess = holding(Role.TEACHER, school=school)
    row = teaches(tess, ClassFactory(school=school), from_on=began)

    end_class_work(row, by=hari, on=TODAY)

    assert class_ids_of(tess, on=TODAY) == frozenset()
    assert ClassStaff.objects.filter(to_on=YESTERDAY).exists() is (began < TODAY)
