"""site/config/views.py: what a monitor asks."""

from django.db import DatabaseError

import pytest

from config import views
from schools.models import User

pytestmark = pytest.mark.django_db


def test_health_is_fine_when_database_and_disk_answer(client):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "disk": "ok"}


def test_health_names_the_database_when_it_does_not_answer(client, monkeypatch):
    class Broken:
        def cursor(self):
            raise DatabaseError

    monkeypatch.setattr(views, "connection", Broken())

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "does not answer"


def test_health_names_the_disk_when_it_cannot_be_written(client, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "file" / "below"
    (tmp_path / "file").write_text("a file where a folder is wanted")

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["disk"] == "does not answer"


@pytest.mark.parametrize(
    "address",
    [
        "users/",
        "users/new/",
        "users/{pk}/",
        "users/{pk}/delete/",
        "groups/",
        "groups/new/",
        "bulk/schools/user/set_active_state/?id={pk}",
        "bulk/schools/USER/delete/?id={pk}",
    ],
)
@pytest.mark.parametrize("ask", ["get", "post"])
def test_nobody_runs_accounts_in_wagtails_screens_not_even_root(ask, address, client):
    root = User.objects.create_superuser("root")
    ada = User.objects.create(username="ada", first_name="Ada")
    client.force_login(root, backend="django.contrib.auth.backends.ModelBackend")

    answer = getattr(client, ask)(f"/admin/{address.format(pk=ada.pk)}", {"password1": "x"})

    assert answer.status_code == 404
    assert User.objects.filter(pk=ada.pk, is_active=True, password="").exists()
