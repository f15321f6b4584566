"""The cast of the register's tests: one school, its class, and who works there."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.test import Client

import pytest
import time_machine

from schools.roles import Role
from tests.factories.register import PupilFactory, put_in_class
from tests.factories.schools import ClassFactory, SchoolFactory, holding, teaches

TODAY = date(2026, 11, 20)


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def cast(db):
    """Sam decides, Tess teaches the class, Toby supports it; two pupils are in it, one is not."""
    school = SchoolFactory()
    willow = ClassFactory(school=school, name="4 Willow")
    people = {
        "sam": holding(Role.SENCO, school=school, first_name="Sam", last_name="Okoro"),
        "tess": holding(Role.TEACHER, school=school, first_name="Tess", last_name="Hale"),
        "tom": holding(Role.TEACHER, school=school, first_name="Tom", last_name="Reed"),
        "toby": holding(Role.TA, school=school),
        "hari": holding(Role.HEAD, school=school),
        "olga": holding(Role.OFFICE, school=school),
        "gus": holding(Role.GOVERNOR, school=school),
    }
    for name in ("tess", "tom", "toby"):
        teaches(people[name], willow)
    ada = PupilFactory(school=school, legal_name="Ada Quill-Token")
    ben = PupilFactory(school=school, legal_name="Ben Quill-Token")
    for pupil in (ada, ben):
        put_in_class(pupil, willow)
    elsewhere = PupilFactory(school=school, legal_name="Cal Elsewhere")
    return SimpleNamespace(
        school=school, willow=willow, ada=ada, ben=ben, elsewhere=elsewhere, **people
    )


@pytest.fixture
def on_the_day(today):
    with time_machine.travel(datetime(2026, 11, 20, 10, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def look(cast, on_the_day):
    """Ask for an address as one of the cast."""

    def get(who, url, **data):
        client = Client()
        client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
        return client.get(url, data)

    return get


@pytest.fixture
def send(cast, on_the_day):
    """Post to an address as one of the cast."""

    def post(who, url, **data):
        client = Client()
        client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
        return client.post(url, data)

    return post
