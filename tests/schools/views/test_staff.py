from datetime import date

from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
import time_machine

from schools.models import Post, User
from schools.roles import TRUST_ROLES, Role
from tests.factories.schools import (
    ClassFactory,
    SchoolFactory,
    UserFactory,
    holding,
    teaches,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.schools.urls")]
LOOK_AFTER_STAFF = {Role.HEAD, Role.SENCO, Role.OFFICE, Role.CEO, Role.INCLUSION_LEAD}


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-11-23 09:00", tick=False):
        yield


@pytest.fixture
def school():
    return SchoolFactory(name="Tidewater")


@pytest.fixture
def stranger():
    """Somebody at a school of another trust, with a class there."""
    elsewhere = SchoolFactory(name="Lark Hill")
    user = holding(Role.TEACHER, school=elsewhere, first_name="Sloane", last_name="Elsewhere")
    teaches(user, ClassFactory(school=elsewhere, name="Foxes"))
    return user


@pytest.fixture
def tess(school):
    user = holding(Role.TEACHER, school=school, first_name="Tess", last_name="Whitlock")
    teaches(user, ClassFactory(school=school, name="Kestrels"))
    return user


def sign_in(client, role, school):
    user = holding(role, school=school)
    client.force_login(user)
    return user


def addresses(user):
    """Every staff address that leads to this person."""
    post, work = user.posts.get(), user.class_work.get()
    return {
        "person": reverse("schools_staff_person", args=[user.pk]),
        "again": reverse("schools_staff_invite_again", args=[user.pk]),
        "end": reverse("schools_post_end", args=[post.pk]),
        "class": reverse("schools_class", args=[work.of_class_id]),
        "off": reverse("schools_class_work_end", args=[work.pk]),
    }


@pytest.mark.parametrize("role", list(Role))
def test_the_staff_list_opens_to_those_who_look_after_staff(role, client, school, tess):
    sign_in(client, role, school)

    answer = client.get(reverse("schools_staff"))

    opened = role in LOOK_AFTER_STAFF
    assert answer.status_code == (200 if opened else 403)
    assert ("Whitlock" in answer.content.decode()) is opened
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ('"/admin/staff/"' in home) is opened


@pytest.mark.parametrize("role", sorted(LOOK_AFTER_STAFF))
def test_nobody_reaches_staff_of_another_trust(role, client, school, stranger):
    sign_in(client, role, school)
    before = (list(Post.objects.order_by("pk").values()), stranger.class_work.get().to_on)

    for name, address in addresses(stranger).items():
        for ask in (client.get, client.post):
            answer = ask(address)
            assert answer.status_code in {404, 405}, name
            assert "Elsewhere" not in answer.content.decode(), name

    assert (list(Post.objects.order_by("pk").values()), stranger.class_work.get().to_on) == before


@pytest.mark.parametrize("role", [Role.HEAD, Role.SENCO, Role.OFFICE])
def test_the_list_names_nobody_of_the_school_next_door(role, client, school):
    next_door = SchoolFactory(trust=school.trust)
    holding(Role.TEACHER, school=next_door, last_name="Neighbour")
    sign_in(client, role, school)

    page = client.get(reverse("schools_staff"), {"school": next_door.pk}).content.decode()

    assert "Neighbour" not in page


def test_a_head_sees_only_the_posts_at_their_own_school(client, school, tess):
    Post.objects.create(
        user=tess, role=Role.DSL, school=SchoolFactory(name="Lark Hill"), from_on=date(2026, 9, 1)
    )
    sign_in(client, Role.HEAD, school)

    page = client.get(reverse("schools_staff_person", args=[tess.pk])).content.decode()

    assert "Tidewater" in page
    assert "Lark Hill" not in page


def test_search_and_past_posts_narrow_the_list(client, school, tess):
    gone = holding(Role.TA, school=school, last_name="Departed")
    gone.posts.update(to_on=date(2026, 10, 1))
    sign_in(client, Role.HEAD, school)

    def names(**wanted):
        page = client.get(reverse("schools_staff"), wanted).content.decode()
        return {name for name in ("Whitlock", "Departed") if name in page}

    assert names() == {"Whitlock"}
    assert names(past="1") == {"Departed"}
    assert names(words="whit tess") == {"Whitlock"}
    assert names(words="nobody\0") == set()


def invitation(school, **given):
    fields = {
        "first_name": "Ada",
        "last_name": "Ng",
        "email": "ada@harbour.example",
        "username": "ada",
        "post": f"SENCO.school.{school.pk}",
        "from_on": "01/12/2026",
        "to_on": "",
    }
    return {**fields, **given}


def test_a_head_invites_somebody(client, school, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("schools.actions.send.mail_doors", [])
    sign_in(client, Role.HEAD, school)

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("schools_staff_invite"), invitation(school), follow=True)

    ada = User.objects.get(username="ada")
    assert answer.redirect_chain[-1][0] == reverse("schools_staff_person", args=[ada.pk])
    assert ada.posts.get().from_on == date(2026, 12, 1)
    assert "no password chosen yet" in answer.content.decode()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"from_on": "12/31/2026"}, "dd/mm/yyyy"),
        ({"from_on": "01/12/26"}, "dd/mm/yyyy"),
        ({"to_on": "01/11/2026"}, "last day lies before the first"),
        ({"email": "ada"}, "valid email"),
        ({"username": "a d a"}, "valid username"),
        ({"post": ""}, "Choose a post"),
    ],
)
def test_a_wrong_invitation_is_shown_again_with_what_to_do(given, words, client, school):
    sign_in(client, Role.HEAD, school)

    answer = client.post(reverse("schools_staff_invite"), invitation(school, **given))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="Ng"' in answer.content.decode(), "what was typed is kept"
    assert not User.objects.filter(username="ada").exists()


@pytest.mark.parametrize("role", sorted(LOOK_AFTER_STAFF))
@pytest.mark.parametrize("post", ["CEO.trust", "HEAD.other", "SENCO.other", "ROOT.school"])
def test_a_post_beyond_ones_own_cannot_be_posted_by_hand(role, post, client, school, tess):
    code, kind = post.split(".")
    other = SchoolFactory()
    place = {"trust": school.trust_id, "other": other.pk, "school": school.pk}[kind]
    sign_in(client, role, school)
    form = invitation(school, post=f"{code}.{'trust' if kind == 'trust' else 'school'}.{place}")
    before = Post.objects.count()

    invited = client.post(reverse("schools_staff_invite"), form)
    given = client.post(reverse("schools_staff_person", args=[tess.pk]), form)

    assert (invited.status_code, given.status_code) == (422, 422)
    assert Post.objects.count() == before


def test_the_office_staffs_classes_and_gives_no_post(client, school, tess):
    sign_in(client, Role.OFFICE, school)

    assert "does not let you give" in client.get(reverse("schools_staff_invite")).content.decode()
    assert "Kestrels" in client.get(reverse("schools_classes")).content.decode()


def test_a_post_is_ended_after_one_question(client, school, tess):
    sign_in(client, Role.HEAD, school)
    address = reverse("schools_post_end", args=[tess.posts.get().pk])

    assert "ends now, not tonight" in client.get(address).content.decode()
    assert tess.posts.get().ended_at is None
    client.post(address)

    assert tess.posts.get().ended_at is not None


def test_a_second_end_says_that_it_is_over(client, school, tess):
    sign_in(client, Role.HEAD, school)
    address = reverse("schools_post_end", args=[tess.posts.get().pk])
    client.post(address)

    answer = client.post(address)

    assert answer.status_code == 422
    assert "over already" in answer.content.decode()


def test_ones_own_page_offers_nothing_to_change(client, school):
    hari = sign_in(client, Role.HEAD, school)

    page = client.get(reverse("schools_staff_person", args=[hari.pk])).content.decode()

    assert "These are your own posts" in page
    assert "End this post" not in page


def test_somebody_is_put_on_a_class_and_taken_off(client, school, tess):
    toby = holding(Role.TA, school=school)
    room = tess.class_work.get().of_class
    sign_in(client, Role.OFFICE, school)
    address = reverse("schools_class", args=[room.pk])

    client.post(address, {"user": toby.pk, "from_on": "2026-11-23", "to_on": ""})
    row = toby.class_work.get()
    client.post(reverse("schools_class_work_end", args=[row.pk]))

    assert row.of_class == room
    assert not toby.class_work.exists()


def test_somebody_of_another_school_cannot_be_put_on_a_class(client, school, tess, stranger):
    sign_in(client, Role.HEAD, school)
    room = tess.class_work.get().of_class

    answer = client.post(
        reverse("schools_class", args=[room.pk]), {"user": stranger.pk, "from_on": "2026-11-23"}
    )

    assert answer.status_code == 422
    assert stranger.class_work.count() == 1


def test_no_staff_screen_lets_anybody_make_a_superuser(client, school, tess):
    sign_in(client, Role.CEO, school)
    form = {
        "post": f"TA.school.{school.pk}",
        "from_on": "2026-12-01",
        "is_superuser": "1",
        "password": "x",
    }

    client.post(reverse("schools_staff_person", args=[tess.pk]), form)

    tess.refresh_from_db()
    assert (tess.is_superuser, tess.is_staff, tess.password) == (False, False, "")


def test_whoever_runs_the_site_gives_the_first_post_of_a_trust(client, school):
    client.force_login(UserFactory(is_superuser=True))

    client.post(
        reverse("schools_staff_invite"), invitation(school, post=f"CEO.trust.{school.trust_id}")
    )

    assert Post.objects.get(user__username="ada").role in TRUST_ROLES


def test_an_empty_list_says_what_to_do(client, school):
    client.force_login(UserFactory(is_superuser=True))

    assert "Invite the first" in client.get(reverse("schools_staff")).content.decode()


def test_the_list_costs_the_same_however_many_people_it_shows(client, school):
    sign_in(client, Role.HEAD, school)
    client.get(reverse("schools_staff"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("schools_staff"))

    for _ in range(30):
        holding(Role.TEACHER, school=school)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("schools_staff"))

    assert len(many) == len(one)


def test_an_address_with_an_account_is_asked_about_before_the_post_is_given(client, school):
    lark_hill = SchoolFactory(name="Lark Hill", trust=school.trust)
    sloane = holding(
        Role.TEACHER,
        school=lark_hill,
        first_name="Sloane",
        last_name="Elsewhere",
        username="sloane",
        email="ada@harbour.example",
    )
    gone = holding(Role.HEAD, school=SchoolFactory(name="Long Ago"))
    gone.posts.update(user=sloane, to_on=date(2025, 7, 31))
    sign_in(client, Role.HEAD, school)
    address = reverse("schools_staff_invite")
    assert "This is the person I mean" not in client.get(address).content.decode()

    asked = client.post(address, invitation(school))

    page = asked.content.decode()
    word = school.trust.word_for(Role.TEACHER)
    assert asked.status_code == 422
    assert "belongs to Sloane Elsewhere (username sloane)" in page
    assert f"whose posts are: {word} at Lark Hill. Tick" in page
    assert f'type="checkbox" name="same_person" value="{sloane.pk}"' in page
    assert "checked" not in page
    assert sloane.posts.count() == 2

    given = client.post(address, invitation(school, same_person=sloane.pk))

    assert given.status_code == 302
    assert sloane.posts.filter(role=Role.SENCO, school=school).exists()
    assert not User.objects.filter(username="ada").exists()


def test_a_tick_for_one_person_is_none_for_another(client, school, tess):
    UserFactory(email="ada@harbour.example", first_name="Noor", last_name="Hale")
    sign_in(client, Role.HEAD, school)

    answer = client.post(reverse("schools_staff_invite"), invitation(school, same_person=tess.pk))

    assert answer.status_code == 422
    assert "belongs to Noor Hale" in answer.content.decode()
    assert "who holds no post now" in answer.content.decode()
    assert not Post.objects.filter(role=Role.SENCO).exists()
