"""register/conditions.py: whose pupils are somebody's own, and until when."""

from datetime import date

import pytest

from guard import scope
from register.models import Concern, Pupil
from tests.factories.register import ConcernFactory, put_in_class
from tests.factories.schools import ClassFactory, teaches


def seen(user, *, on):
    with scope.as_user(user, on=on):
        return set(Pupil.objects.values_list("pk", flat=True))


def left_on(pupil, day):
    Pupil.unscoped.filter(pk=pupil.pk).update(left_on=day)


@pytest.mark.parametrize(
    ("on", "is_seen"),
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2027, 8, 31), True),
        (date(2027, 9, 1), False),
    ],
    ids=["before the year", "its first day", "its last day", "after the year"],
)
def test_a_class_is_a_teachers_own_within_its_academic_year_alone(cast, on, is_seen):
    assert seen(cast.tess, on=on) == ({cast.ada.pk, cast.ben.pk} if is_seen else set())


def test_a_class_of_the_new_year_is_a_teachers_own_beside_work_that_nobody_ended(cast):
    oak = ClassFactory(school=cast.school, name="5 Oak", academic_year="2027/28")
    teaches(cast.tess, oak)
    put_in_class(cast.elsewhere, oak)

    assert seen(cast.tess, on=date(2027, 9, 6)) == {cast.elsewhere.pk}


@pytest.mark.parametrize(
    ("left", "is_seen"),
    [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (None, True)],
    ids=["left yesterday", "leaves today", "stays"],
)
def test_a_pupil_who_left_is_no_teachers_own(cast, today, left, is_seen):
    left_on(cast.ada, left)

    assert (cast.ada.pk in seen(cast.tess, on=today)) is is_seen


def test_records_of_a_pupil_who_left_stay_with_those_who_keep_the_register(cast, today):
    concern = ConcernFactory(pupil=cast.ada, raised_by=cast.tess)
    left_on(cast.ada, date(2026, 11, 19))

    with scope.as_user(cast.tess, on=today):
        assert not Concern.objects.filter(pk=concern.pk).exists()
    with scope.as_user(cast.sam, on=today):
        assert Concern.objects.filter(pk=concern.pk).exists()
