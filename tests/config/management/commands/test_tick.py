"""manage.py tick: one pass, or on and on until it is told to stop."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.core.management import call_command

import pytest

from guard import outbox

pytestmark = pytest.mark.django_db


def test_one_pass_sends_what_waits_and_says_so():
    outbox.post(to="sam@school.example", subject="Hello", body="Text", key="k")
    said = io.StringIO()

    call_command("tick", stdout=said)

    assert len(mail.outbox) == 1
    assert "mail: 1 sent" in said.getvalue()


def test_told_to_stop_it_stops_at_once_and_a_missing_database_does_not_end_it():
    manage = [sys.executable, str(Path(settings.ROOT) / "manage.py"), "tick", "--forever"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "PYTHONUNBUFFERED": "1",
    }
    # Its own database has no tables: each pass fails, and it must wait for the next one.
    with subprocess.Popen(manage, env=environment, stderr=subprocess.PIPE, text=True) as tick:
        assert "could not reach the database" in _first_of(tick, "tick could not")
        assert tick.poll() is None

        tick.send_signal(signal.SIGTERM)

        assert tick.wait(timeout=5) == 0


def _first_of(tick, words):
    return next(line for line in tick.stderr if words in line)
