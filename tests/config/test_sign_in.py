"""The way in: throttled, without "remember me", without a mailed reset."""

import pytest

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
