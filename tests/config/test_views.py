"""site/config/views.py: what a monitor asks."""

from django.db import DatabaseError

import pytest

from config import views

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
