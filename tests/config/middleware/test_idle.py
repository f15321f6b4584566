"""site/config/middleware/idle.py: somebody who has gone away is signed out."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse, reverse_lazy

import pytest
import time_machine

from schools.clock import now
from schools.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(User.objects.create_superuser("root", password="a long enough password"))
    client.get("/admin/")
    return client


def after(client, *, seconds):
    with time_machine.travel(now() + timedelta(seconds=seconds), tick=False):
        return client.get("/admin/")


def test_somebody_idle_too_long_is_sent_to_sign_in_and_told_why(signed_in):
    answer = after(signed_in, seconds=settings.IDLE_SECONDS + 120)

    assert answer.url == f"{reverse('wagtailadmin_login')}?over=1"
    assert "nothing happened for a while" in signed_in.get(answer.url).content.decode()


def test_somebody_who_comes_back_in_time_stays(signed_in):
    assert after(signed_in, seconds=settings.IDLE_SECONDS - 60).status_code == 200


def test_no_sign_in_outlasts_its_day(signed_in):
    beginning = now()
    for seconds in range(0, settings.SIGN_IN_LASTS_SECONDS, settings.IDLE_SECONDS - 60):
        with time_machine.travel(beginning + timedelta(seconds=seconds), tick=False):
            assert signed_in.get("/admin/").status_code == 200

    answer = after(signed_in, seconds=settings.SIGN_IN_LASTS_SECONDS + 61)

    assert answer.status_code == 302


def test_the_button_of_the_warning_keeps_somebody_signed_in(signed_in):
    beginning = now()
    with time_machine.travel(beginning + timedelta(seconds=settings.IDLE_SECONDS - 60), tick=False):
        assert signed_in.get(reverse("stay")).status_code == 204
    with time_machine.travel(
        beginning + timedelta(seconds=settings.IDLE_SECONDS + 300), tick=False
    ):
        assert signed_in.get("/admin/").status_code == 200


def test_a_stranger_is_not_told_that_anybody_stays(client):
    assert client.get(reverse("stay")).status_code == 403


BY_ITSELF = [
    reverse_lazy("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", "2", 1]),
    reverse_lazy("wagtailadmin_pages:preview_on_edit", args=[2]),
    reverse_lazy("wagtailadmin_pages:preview_on_add", args=["cms", "page", 2]),
]


@pytest.mark.parametrize("address", BY_ITSELF, ids=["ping", "preview", "preview of a new page"])
def test_what_the_editor_asks_by_itself_keeps_nobody_signed_in(address, signed_in):
    beginning = now()
    for minutes in range(1, settings.IDLE_SECONDS // 60):
        with time_machine.travel(beginning + timedelta(minutes=minutes), tick=False):
            signed_in.post(address)
    with time_machine.travel(beginning + timedelta(seconds=settings.IDLE_SECONDS + 120)):
        refused = signed_in.post(address)

    assert refused.url == f"{reverse('wagtailadmin_login')}?over=1"
