"""The cast of the register's tests: one school, its class, and who works there."""

from datetime import date
from types import SimpleNamespace

import pytest

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
