"""Trusts, schools, people and their posts."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from schools.models import Authority, Class, ClassStaff, Post, School, Trust, User
from schools.models.school import Phase
from schools.roles import TRUST_ROLES, Role

LONG_AGO = date(2020, 9, 1)
THIS_YEAR = "2026/27"


class AuthorityFactory(DjangoModelFactory):
    class Meta:
        model = Authority

    code = factory.Sequence(lambda n: f"{200 + n % 700:03d}")
    name = factory.Sequence(lambda n: f"Authority {n}")


class TrustFactory(DjangoModelFactory):
    class Meta:
        model = Trust

    slug = factory.Sequence(lambda n: f"trust-{n}")
    name = factory.Sequence(lambda n: f"Trust {n}")
    short_name = factory.Sequence(lambda n: f"T{n}")


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = School

    trust = factory.SubFactory(TrustFactory)
    authority = factory.SubFactory(AuthorityFactory)
    slug = factory.Sequence(lambda n: f"school-{n}")
    name = factory.Sequence(lambda n: f"School {n}")
    # Outside the range in use: invented schools never look like a real one.
    urn = factory.Sequence(lambda n: f"{900000 + n}")
    phase = Phase.PRIMARY


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    first_name = factory.Sequence(lambda n: f"Person{n}")
    last_name = "Tester"


class ClassFactory(DjangoModelFactory):
    class Meta:
        model = Class

    school = factory.SubFactory(SchoolFactory)
    name = factory.Sequence(lambda n: f"Class {n}")
    academic_year = THIS_YEAR


def holding(role: Role, *, school: School, **user: Any) -> User:
    """Somebody who holds this role at the school (or at its trust, for a trust's role)."""
    person = UserFactory(**user)
    place = {"trust": school.trust} if role in TRUST_ROLES else {"school": school}
    Post.objects.create(user=person, role=role, from_on=LONG_AGO, **place)
    return person


def teaches(user: User, of_class: Class, *, from_on: date = LONG_AGO) -> ClassStaff:
    """Put somebody to work with a class."""
    return ClassStaff.objects.create(user=user, of_class=of_class, from_on=from_on)
