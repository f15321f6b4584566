"""Two schools with rooms, people who report damage, and the forms for it."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

from django.contrib.auth.models import Permission
from django.test import Client

import pytest

from forms import events
from forms.actions.load_forms import load_forms
from forms.models import FormDefinition
from forms.registration import question_types
from guard import permissions, scope
from guard.permissions import FULL, Grant, Verb
from schools.registries import subjects
from schools.roles import Role
from tests.factories.schools import SchoolFactory, holding
from tests.forms.sample import Rooms, Trades

DAY = date(2026, 11, 20)
FORMS = Path(__file__).parent / "forms_to_load"


@pytest.fixture
def rooms(monkeypatch):
    """The kind of subject "room", known for the length of one test."""
    found = Rooms()
    monkeypatch.setitem(subjects._entries, "room", found)
    monkeypatch.setitem(question_types.lists, "trades", Trades())
    monkeypatch.setitem(
        permissions._grants,
        "repair",
        {
            Role.TEACHER: (Grant(frozenset({Verb.CREATE, Verb.VIEW}), "own drafts"),),
            Role.HEAD: (Grant(FULL),),
        },
    )
    return found


@pytest.fixture
def receivers(monkeypatch):
    """What is told of a sent form in this test, by name."""
    found = {}
    monkeypatch.setattr(events.submitted, "_entries", found)
    return found


@pytest.fixture
def place(db, rooms, receivers):
    """Tess and Tom teach here, Hari is head, Wendy edits pages; Ada teaches at the other school."""
    here, there = (
        SchoolFactory(phone=phone, trust__name=name)
        for phone, name in (("01632 960001", "North Trust"), ("01632 960002", "South Trust"))
    )
    people = {
        "tess": holding(Role.TEACHER, school=here, username="tess"),
        "tom": holding(Role.TEACHER, school=here, username="tom"),
        "hari": holding(Role.HEAD, school=here, username="hari"),
        "wendy": holding(Role.WEB_EDITOR, school=here, username="wendy"),
        "ada": holding(Role.TEACHER, school=there, username="ada"),
    }
    enter = Permission.objects.get(codename="access_admin")
    for person in people.values():
        person.user_permissions.add(enter)
    load_forms(FORMS)
    return SimpleNamespace(
        here=here,
        there=there,
        hall=rooms.add("Blue hall", school=here),
        attic=rooms.add("Blue attic", school=here),
        barn=rooms.add("Far barn", school=there),
        damage=FormDefinition.objects.get(slug="report-damage"),
        key=FormDefinition.objects.get(slug="lend-a-key"),
        **people,
    )


@pytest.fixture
def as_tess(place):
    """Tess looks."""
    with scope.as_user(place.tess, on=DAY) as viewer:
        yield viewer


def browser_of(user):
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
