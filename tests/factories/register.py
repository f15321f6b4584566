"""Pupils and what is recorded about them, written as the system: a test says who looks."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from guard import scope
from register.models import (
    ClassPlace,
    Concern,
    Decision,
    Need,
    Pupil,
    RegisterEntry,
    WatchEntry,
)
from schools.models import Class
from tests.factories.schools import SchoolFactory, UserFactory

LAST_YEAR = date(2025, 9, 1)
PACK = "send_2014"


class PrivateFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        with scope.as_system("a test's record"):
            return super()._create(model_class, *args, **kwargs)


class PupilFactory(PrivateFactory):
    class Meta:
        model = Pupil

    school = factory.SubFactory(SchoolFactory)
    reference = factory.Sequence(lambda n: f"P-2026-{5000 + n}")
    legal_name = factory.Sequence(lambda n: f"Child Number{n}")
    birth_date = date(2017, 3, 14)
    year_group = "4"
    joined_on = LAST_YEAR


class OfPupilFactory(PrivateFactory):
    class Meta:
        abstract = True

    pupil = factory.SubFactory(PupilFactory)
    school = factory.SelfAttribute("pupil.school")


class RegisterEntryFactory(OfPupilFactory):
    class Meta:
        model = RegisterEntry

    reference = factory.Sequence(lambda n: f"SEN-2026-{5000 + n}")
    status = "K"
    from_on = date(2026, 1, 5)
    parents_informed_on = date(2026, 1, 5)
    pack = PACK


class NeedFactory(OfPupilFactory):
    class Meta:
        model = Need

    code = "SLCN"
    rank = 1
    broad_area = "COMMUNICATION_AND_INTERACTION"
    from_on = date(2026, 1, 5)
    pack = PACK


class WatchEntryFactory(OfPupilFactory):
    class Meta:
        model = WatchEntry

    reference = factory.Sequence(lambda n: f"W-2026-{5000 + n}")
    from_on = date(2026, 10, 1)
    ends_on = date(2026, 12, 18)
    reason = "Reading aloud is getting slower."


class ConcernFactory(OfPupilFactory):
    class Meta:
        model = Concern

    reference = factory.Sequence(lambda n: f"C-2026-{5000 + n}")
    raised_by = factory.SubFactory(UserFactory)
    raised_on = date(2026, 11, 2)
    pack = PACK
    what_seen = "Loses the thread when an instruction has two parts."


class DecisionFactory(OfPupilFactory):
    class Meta:
        model = Decision

    pupil = factory.SelfAttribute("concern.pupil")
    concern = factory.SubFactory(ConcernFactory)
    reference = factory.Sequence(lambda n: f"D-2026-{5000 + n}")
    outcome = "NEITHER"
    reason = "Settling in explains it."
    decided_on = date(2026, 11, 9)
    discussed_with_teacher_on = date(2026, 11, 6)
    pack = PACK


def put_in_class(
    pupil: Pupil, of_class: Class, *, from_on: date = LAST_YEAR, to_on: date | None = None
) -> ClassPlace:
    """A place of the pupil in the class."""
    with scope.as_system("a test's record"):
        return ClassPlace.objects.create(
            school=pupil.school, pupil=pupil, of_class=of_class, from_on=from_on, to_on=to_on
        )
