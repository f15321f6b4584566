"""site/config/templatetags: what every screen of the admin carries."""

import pytest

from schools.models import User
from tests.factories.schools import TrustFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    client.force_login(
        User.objects.create_superuser("root"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def test_every_screen_of_a_demonstration_says_that_all_is_invented(root):
    TrustFactory(is_invented=True)

    assert "Everything here is invented" in root.get("/admin/").text


def test_a_real_trusts_screens_say_no_such_thing(root):
    TrustFactory(is_invented=False)

    assert "Everything here is invented" not in root.get("/admin/").text
