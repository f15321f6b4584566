"""The way in: throttled, without "remember me", without a mailed reset."""

import runpy

from django.test import RequestFactory

import pytest

from config.sign_in import client_address
from schools.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


@pytest.fixture
def throttled(settings):
    settings.AXES_ENABLED = True
    return User.objects.create_superuser("root", password=PASSWORD)


def try_to_sign_in(client, *, password):
    return client.post("/admin/login/", {"username": "root", "password": password})


def test_five_wrong_passwords_close_the_door_even_to_the_right_one(client, throttled):
    for _ in range(5):
        try_to_sign_in(client, password="wrong")

    answer = try_to_sign_in(client, password=PASSWORD)

    assert answer.status_code == 429
    assert "Wait fifteen minutes" in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_a_few_wrong_passwords_do_not_close_the_door(client, throttled):
    for _ in range(3):
        try_to_sign_in(client, password="wrong")

    assert try_to_sign_in(client, password=PASSWORD).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_the_sign_in_page_offers_no_remembering_nor_a_mailed_reset(client):
    page = client.get("/admin/login/").content.decode()

    assert 'name="remember"' not in page
    assert "Ask whoever gave you your post" in page
    assert client.get("/admin/password_reset/").status_code == 404


def test_the_session_ends_with_the_browser(client, throttled):
    try_to_sign_in(client, password=PASSWORD)

    assert client.session.get_expire_at_browser_close()


def address_of(**meta):
    return client_address(RequestFactory().get("/admin/login/", **meta))


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("2001:db8::9", "2001:db8::9"),
        ("somebody", "10.0.0.2"),
        ("", "10.0.0.2"),
    ],
)
def test_behind_a_proxy_the_last_hop_is_who_asks(forwarded, address, settings):
    settings.BEHIND_PROXY = True

    assert address_of(REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR=forwarded) == address


def test_without_a_proxy_nobody_says_themselves_where_they_are():
    assert address_of(REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR="203.0.113.9") == "10.0.0.2"


def test_one_callers_wrong_passwords_close_no_door_to_another(client, throttled, settings):
    settings.BEHIND_PROXY = True
    for _ in range(5):
        client.post(
            "/admin/login/",
            {"username": "root", "password": "wrong"},
            HTTP_X_FORWARDED_FOR="198.51.100.1",
        )

    form = {"username": "root", "password": PASSWORD}
    elsewhere = client.post("/admin/login/", form, HTTP_X_FORWARDED_FOR="203.0.113.9")
    same_place = client.post("/admin/login/", form, HTTP_X_FORWARDED_FOR="198.51.100.1")

    assert (elsewhere.status_code, same_place.status_code) == (302, 429)


@pytest.mark.parametrize(("said", "behind"), [(None, True), ("1", True), ("0", False)])
def test_production_stands_behind_a_proxy_unless_it_says_not(said, behind, monkeypatch):
    monkeypatch.delenv("HTTPS_AT_PROXY", raising=False)
    if said:
        monkeypatch.setenv("HTTPS_AT_PROXY", said)

    assert runpy.run_module("config.settings.production")["BEHIND_PROXY"] is behind
