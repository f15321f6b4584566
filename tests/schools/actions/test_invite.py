import re
from datetime import date, timedelta

from django.contrib.auth.hashers import check_password
from django.core import mail
from django.urls import reverse

import pytest
import time_machine

from schools.actions.invite import AccountFoundError, NewPerson, invite, invite_again
from schools.actions.posts import end_post
from schools.errors import SchoolsError
from schools.models import Post, User
from schools.registries import mail_doors
from schools.registry import Registry
from schools.roles import Role
from tests.factories.schools import SchoolFactory, UserFactory, holding

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.schools.urls")]
TODAY = date(2026, 11, 23)
ADA = NewPerson("Ada", "Ng", "ada@harbour.example", "ada")
PASSWORD = "seven grey herons"


@pytest.fixture(autouse=True)
def no_outbox(monkeypatch):
    monkeypatch.setattr("schools.actions.send.mail_doors", Registry(of="mail door"))


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-11-23 09:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def school():
    return SchoolFactory()


@pytest.fixture
def hari(school):
    return holding(Role.HEAD, school=school)


@pytest.fixture
def ask(school, hari, django_capture_on_commit_callbacks):
    def ask(person=ADA, *, role=Role.SENCO, at=school, by=hari, meant_id=None):
        with django_capture_on_commit_callbacks(execute=True):
            return invite(
                person,
                role=role,
                at=at,
                from_on=TODAY,
                to_on=None,
                by=by,
                on=TODAY,
                meant_id=meant_id,
            )

    return ask


def link():
    return re.search(r"/welcome/\S+", mail.outbox[-1].body)[0]


def choose(client, address, password=PASSWORD):
    page = client.get(address, follow=True)
    form = {"new_password1": password, "new_password2": password}
    return client.post(page.redirect_chain[-1][0], form, follow=True)


def test_an_invitation_makes_an_account_that_nobody_knows_the_password_of(ask):
    invitation = ask()

    ada = User.objects.get(username="ada")
    assert invitation.link_sent
    assert not ada.has_usable_password()
    assert ada.posts.get().role == Role.SENCO
    assert mail.outbox[0].to == ["ada@harbour.example"]


def test_the_link_lets_them_choose_a_password_and_sign_in(ask, client):
    ask()

    answer = choose(client, link())

    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_login")
    assert check_password(PASSWORD, User.objects.get(username="ada").password)
    assert client.login(request=answer.wsgi_request, username="ada", password=PASSWORD)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_the_link_works_once(ask, client):
    ask()
    address = link()
    choose(client, address)

    page = client.get(address, follow=True)

    assert "This link no longer works" in page.content.decode()


@pytest.mark.parametrize(("days", "works"), [(2, True), (4, False)])
def test_the_link_works_for_three_days(days, works, ask, client, monday_morning):
    ask()

    monday_morning.shift(timedelta(days=days))

    assert ("Save the password" in client.get(link(), follow=True).content.decode()) is works


def test_the_link_dies_with_the_post(ask, client, hari):
    end_post(ask().post, by=hari, on=TODAY)

    page = client.get(link(), follow=True)

    assert "This link no longer works" in page.content.decode()


def test_a_weak_password_is_refused_with_the_reason(ask, client):
    ask()

    answer = choose(client, link(), password="short")

    assert "at least 12 characters" in answer.content.decode()
    assert not User.objects.get(username="ada").has_usable_password()


@pytest.mark.parametrize("somebody_else", [False, True])
def test_an_address_that_has_an_account_gets_no_post_before_it_is_meant(somebody_else, ask):
    known = UserFactory(email="Ada@harbour.example", username="tess")
    meant_id = UserFactory().pk if somebody_else else None

    with pytest.raises(AccountFoundError) as found:
        ask(meant_id=meant_id)

    assert found.value.user == known
    assert not known.posts.exists()
    assert mail.outbox == []


def test_nobody_confirms_themselves_into_a_post(ask, hari):
    User.objects.filter(pk=hari.pk).update(email="ada@harbour.example")

    with pytest.raises(SchoolsError, match="of their own"):
        ask(meant_id=hari.pk)


def test_an_address_whose_account_is_meant_gets_the_post_and_no_link(ask):
    known = UserFactory(email="Ada@harbour.example", username="ada.ng")
    known.set_password(PASSWORD)
    known.save()

    invitation = ask(meant_id=known.pk)

    assert not invitation.link_sent
    assert mail.outbox == []
    assert known.posts.get() == invitation.post
    assert not User.objects.filter(username="ada").exists()


def test_the_account_that_runs_the_site_cannot_be_drawn_in(ask):
    UserFactory(email="ada@harbour.example", is_superuser=True)

    with pytest.raises(SchoolsError, match="runs the site"):
        ask()


def test_a_username_somebody_has_is_refused_however_it_is_written(ask):
    UserFactory(username="ADA")

    with pytest.raises(SchoolsError, match="Choose another"):
        ask()


def test_an_invitation_refused_leaves_no_account_behind(ask, school):
    with pytest.raises(SchoolsError):
        ask(role=Role.HEAD)

    assert not User.objects.filter(username="ada").exists()
    assert mail.outbox == []


def test_a_new_link_goes_only_to_those_who_never_chose_a_password(
    ask, client, hari, django_capture_on_commit_callbacks
):
    ask()
    ada = User.objects.get(username="ada")
    with django_capture_on_commit_callbacks(execute=True):
        invite_again(ada, by=hari, on=TODAY)
    assert len(mail.outbox) == 2
    choose(client, link())

    with pytest.raises(SchoolsError, match="needs no invitation"):
        invite_again(User.objects.get(pk=ada.pk), by=hari, on=TODAY)


def test_a_colleague_who_gives_no_posts_sends_no_link(ask, school):
    ask()
    tess = holding(Role.TEACHER, school=school)

    with pytest.raises(SchoolsError, match="may give"):
        invite_again(User.objects.get(username="ada"), by=tess, on=TODAY)


def test_where_there_is_an_outbox_the_mail_leaves_through_it(ask, monkeypatch):
    posted = []
    door = Registry(of="mail door")
    door.add("outbox", posted.append)
    monkeypatch.setattr("schools.actions.send.mail_doors", door)

    ask()

    assert [each.to for each in posted] == ["ada@harbour.example"]
    assert mail.outbox == []
    assert door is not mail_doors
    assert Post.objects.filter(user__username="ada").exists()
