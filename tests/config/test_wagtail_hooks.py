"""site/config/wagtail_hooks.py: what every admin page carries, and what it leaves out."""

import pytest

from schools.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(client):
    client.force_login(
        User.objects.create_superuser("root"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client.get("/admin/").text


def test_every_screen_warns_before_an_idle_sign_out(home):
    assert "admin/idle.js" in home
    assert 'data-stay-url="/admin/stay/"' in home


def test_the_menu_of_help_that_leads_elsewhere_is_left_out(home):
    assert "releases.wagtail.org" not in home
    assert "What's new in Wagtail" not in home


def test_the_home_names_the_person_and_leads_to_no_other_host(home):
    assert "wagtail.org" not in home
    assert 'href="/admin/account/"' in home


def test_no_screen_leads_to_wagtails_own_accounts(home, client):
    found = client.get("/admin/pages/search/?q=ada").text

    for screen in (home, found):
        assert "/admin/users/" not in screen
        assert "/admin/groups/" not in screen
    assert "/admin/staff/" in home
