"""site/config/startup.py: production refuses to start when it could leak or lose something."""

from django.core.exceptions import ImproperlyConfigured

import pytest

from config import startup
from config.settings.databases import with_our_options  # noqa: TID251 - the settings are tested

GOOD_KEY = "k" * 50


@pytest.fixture(autouse=True)
def safe_settings(settings):
    settings.DEBUG = False
    settings.SECRET_KEY = GOOD_KEY
    return settings


@pytest.mark.parametrize("key", ["", "short", "django-insecure-" + "x" * 60])
def test_a_default_or_short_secret_stops_the_start(safe_settings, monkeypatch, key):
    monkeypatch.setattr(startup, "sqlite_problems", list)
    safe_settings.SECRET_KEY = key

    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        startup.refuse_if_unsafe()


def test_debug_stops_the_start(safe_settings, monkeypatch):
    monkeypatch.setattr(startup, "sqlite_problems", list)
    safe_settings.DEBUG = True

    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        startup.refuse_if_unsafe()


def test_a_safe_installation_starts(monkeypatch):
    monkeypatch.setattr(startup, "sqlite_problems", list)

    startup.refuse_if_unsafe()


class FakeCursor:
    """Answers the two pragmas as a badly kept SQLite would."""

    def __init__(self, answers):
        self.answers = answers

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def execute(self, pragma):
        self.asked = pragma
        return self

    def fetchone(self):
        return (self.answers[self.asked],)


class FakeConnection:
    vendor = "sqlite"

    def __init__(self, *, journal="wal", synchronous=2, mode="IMMEDIATE"):
        self.settings_dict = {"OPTIONS": {"transaction_mode": mode}}
        self.answers = {"PRAGMA journal_mode": journal, "PRAGMA synchronous": synchronous}

    def cursor(self):
        return FakeCursor(self.answers)


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ({"journal": "delete"}, "WAL"),
        ({"synchronous": 1}, "FULL"),
        ({"mode": "DEFERRED"}, "IMMEDIATE"),
    ],
)
def test_a_sqlite_that_could_lose_a_write_stops_the_start(monkeypatch, fault, word):
    monkeypatch.setattr(startup, "connection", FakeConnection(**fault))

    with pytest.raises(ImproperlyConfigured, match=word):
        startup.refuse_if_unsafe()


def test_a_durable_sqlite_has_no_problem(monkeypatch):
    monkeypatch.setattr(startup, "connection", FakeConnection())

    assert startup.sqlite_problems() == []


def test_the_settings_every_installation_shares_are_durable():
    options = with_our_options({"ENGINE": "django.db.backends.sqlite3", "NAME": "x"})["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
