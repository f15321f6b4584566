"""site/config/account_panels.py: nobody changes the name or address that posts follow."""

from django.urls import reverse

import pytest

from schools.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    ada = User.objects.create_superuser("ada", "ada@harbour.example", first_name="Ada")
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    return ada


def test_the_account_screen_offers_neither_name_nor_address(client, ada):
    page = client.get(reverse("wagtailadmin_account")).text

    assert "name_email" not in page
    assert "theme-" in page, "the rest of the screen is there"


def test_a_name_and_address_sent_by_hand_are_not_taken(client, ada):
    sent = {
        "name_email-first_name": "Sam",
        "name_email-last_name": "Senco",
        "name_email-email": "sam@harbour.example",
        "theme-theme": "dark",
        "theme-contrast": "system",
        "theme-density": "default",
    }

    answer = client.post(reverse("wagtailadmin_account"), sent)

    ada.refresh_from_db()
    assert answer.status_code == 302, "the rest is saved"
    assert (ada.first_name, ada.last_name, ada.email) == ("Ada", "", "ada@harbour.example")


def test_no_setting_of_wagtails_offers_the_address(settings):
    assert settings.WAGTAIL_EMAIL_MANAGEMENT_ENABLED is False
