from datetime import date

from django.core.exceptions import ValidationError

import pytest

from guard import scope
from guard.errors import Conflict, NotAllowed
from register.actions.keep_pupil import add_pupil, change_pupil
from register.models import ClassPlace, Pupil
from register.rules.errors import NotPossible
from tests.factories.schools import ClassFactory, teaches

FACTS = {
    "legal_name": "José  Muñoz",
    "birth_date": date(2018, 2, 3),
    "year_group": "3",
    "joined_on": date(2024, 9, 2),
}


def places(pupil):
    return set(
        ClassPlace.unscoped.filter(pupil=pupil).values_list("of_class__name", "from_on", "to_on")
    )


@pytest.mark.parametrize("who", ["olga", "sam"])
def test_the_office_adds_a_pupil_to_a_class(cast, today, who):
    with scope.as_user(getattr(cast, who), on=today):
        pupil = add_pupil(school=cast.school, facts=FACTS, classes=[cast.willow], on=today)

    assert (pupil.reference, pupil.legal_name) == ("P-2026-0001", "José Muñoz")
    assert pupil.name_key == "jose munoz"
    assert places(pupil) == {("4 Willow", today, None)}


@pytest.mark.parametrize("who", ["tess", "toby", "hari", "gus"])
def test_nobody_else_adds_or_changes_a_pupil(cast, today, who):
    with scope.as_user(getattr(cast, who), on=today):
        with pytest.raises(NotAllowed):
            add_pupil(school=cast.school, facts=FACTS, classes=[], on=today)
        with pytest.raises(NotAllowed):
            change_pupil(
                cast.ada, expected_version=1, facts={"local_id": "7"}, classes=[], on=today
            )

    assert Pupil.unscoped.count() == 3


def test_a_new_name_is_found_and_a_new_class_ends_the_old_place(cast, today):
    oak = ClassFactory(school=cast.school, name="5 Oak")

    with scope.as_user(cast.olga, on=today):
        change_pupil(
            cast.ada,
            expected_version=1,
            facts={"preferred_name": "Adèle Ó Sé"},
            classes=[oak],
            on=today,
        )

    assert Pupil.unscoped.get(pk=cast.ada.pk).name_key == "adele o se ada quill token"
    assert places(cast.ada) == {
        ("4 Willow", date(2025, 9, 1), date(2026, 11, 19)),
        ("5 Oak", today, None),
    }


def test_a_pupil_is_put_into_no_class_of_another_school(cast, today):
    with scope.as_user(cast.olga, on=today), pytest.raises(NotPossible, match="own school"):
        change_pupil(cast.ada, expected_version=1, facts={}, classes=[ClassFactory()], on=today)


def test_a_second_save_of_the_same_version_is_refused(cast, today):
    with scope.as_user(cast.olga, on=today):
        change_pupil(
            cast.ada,
            expected_version=1,
            facts={"local_id": "7"},
            classes=[cast.willow],
            on=today,
        )
        with pytest.raises(Conflict):
            change_pupil(
                cast.ada,
                expected_version=1,
                facts={"local_id": "8"},
                classes=[cast.willow],
                on=today,
            )


def test_a_save_of_classes_alone_is_not_lost_to_a_second_one(cast, today):
    oak = ClassFactory(school=cast.school, name="5 Oak")
    elm = ClassFactory(school=cast.school, name="5 Elm")

    with scope.as_user(cast.olga, on=today):
        changed = change_pupil(cast.ada, expected_version=1, facts={}, classes=[oak], on=today)
        with pytest.raises(Conflict):
            change_pupil(cast.ada, expected_version=1, facts={}, classes=[elm], on=today)

    found = Pupil.unscoped.get(pk=cast.ada.pk)
    assert (changed.version, found.version, found.changed_by) == (2, 2, cast.olga)
    assert ("5 Elm", today, None) not in places(cast.ada)


def test_facts_with_classes_count_as_one_change_and_the_same_again_as_none(cast, today):
    oak = ClassFactory(school=cast.school, name="5 Oak")
    both = {"facts": {"local_id": "7"}, "classes": [oak], "on": today}

    with scope.as_user(cast.olga, on=today):
        assert change_pupil(cast.ada, expected_version=1, **both).version == 2
        assert change_pupil(cast.ada, expected_version=2, **both).version == 2


def test_nobody_puts_a_pupil_into_a_class_they_work_with(cast, today):
    teaches(cast.sam, cast.willow)

    with scope.as_user(cast.sam, on=today):
        with pytest.raises(NotPossible, match="work with this class yourself"):
            change_pupil(
                cast.elsewhere, expected_version=1, facts={}, classes=[cast.willow], on=today
            )
        with pytest.raises(NotPossible, match="work with this class yourself"):
            add_pupil(school=cast.school, facts=FACTS, classes=[cast.willow], on=today)

    assert places(cast.elsewhere) == set()
    assert Pupil.unscoped.count() == 3


def test_a_pupil_stays_in_the_class_of_whoever_changes_something_else(cast, today):
    teaches(cast.sam, cast.willow)

    with scope.as_user(cast.sam, on=today):
        change_pupil(
            cast.ada, expected_version=1, facts={"local_id": "7"}, classes=[cast.willow], on=today
        )

    assert places(cast.ada) == {("4 Willow", date(2025, 9, 1), None)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"upn": "A801200005001"},
        {"birth_date": date(2025, 1, 1)},
        {"left_on": date(2020, 1, 1)},
        {"year_group": "99"},
        {"legal_name": " "},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_fact_is_refused_and_nothing_is_written(cast, today, wrong):
    with scope.as_user(cast.olga, on=today), pytest.raises(ValidationError):
        add_pupil(school=cast.school, facts={**FACTS, **wrong}, classes=[], on=today)

    assert Pupil.unscoped.count() == 3
