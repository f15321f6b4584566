"""The demo's share: everybody invented, every state there, the same each time."""

from datetime import date

import pytest

from forms.models import FormDefinition
from guard import scope
from law import codes, packs, upn
from law.codes import RankedNeed
from register.demo import AGES, build
from register.models import ClassPlace, Concern, Decision, Need, Pupil, RegisterEntry, WatchEntry
from schools.demo import build as build_schools
from schools.registries import DemoPlan

ON = date(2026, 11, 20)
PLAN = DemoPlan(schools=3, pupils=40, seed=7, today=ON)


@pytest.fixture
def demo(db):
    build_schools(PLAN)
    build(PLAN)
    with scope.as_system("a look at the demo", on=ON):
        yield


def everybody():
    return sorted(Pupil.objects.values_list("school__urn", "reference", "legal_name", "upn"))


def test_every_school_has_its_pupils_each_in_a_class_of_the_right_age(demo):
    assert Pupil.objects.count() == 6 * 40
    for place in ClassPlace.objects.select_related("pupil", "of_class"):
        born = place.pupil.birth_date
        age = 2026 - born.year - ((born.month, born.day) > (8, 31))
        assert place.pupil.year_group == place.of_class.year_group
        assert age == AGES[place.of_class.year_group]


def test_names_come_in_many_shapes_and_some_twice(demo):
    names = [name for _, _, name, _ in everybody()]

    assert any(not name.isascii() and name[0] > "\u0370" for name in names)
    assert any("-" in name for name in names)
    assert any(" " not in name for name in names)
    assert len(set(names)) < len(names)


def test_pupil_numbers_are_well_formed_and_of_no_real_authority(demo):
    checked = [upn.check(number) for _, _, _, number in everybody()]

    assert all(found.ok for found in checked)
    assert all(found.warnings for found in checked)


def test_about_a_fifth_is_on_the_register_with_needs_that_fit(demo):
    pack = packs.load("send_2014")
    on_it = RegisterEntry.objects.filter(to_on__isnull=True, status__in="KE")

    assert 0.14 < on_it.count() / Pupil.objects.count() < 0.26
    for entry in on_it:
        needs = Need.objects.filter(pupil_id=entry.pupil_id, to_on__isnull=True)
        ranked = [RankedNeed(code=need.code, rank=need.rank) for need in needs]
        assert codes.check_needs(entry.status, ranked, pack=pack) == []


def test_concerns_are_there_in_every_state_and_decided_each_way(demo):
    assert set(Concern.objects.values_list("state", flat=True)) == set(Concern.State.values)
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Decision.Result.values)
    assert WatchEntry.objects.filter(closed_on__isnull=True).exists()


def test_the_forms_are_there(demo):
    assert FormDefinition.objects.filter(slug="raise-a-concern").exists()


def test_building_it_again_changes_nothing(demo):
    before = everybody()

    build(PLAN)

    assert everybody() == before
    assert Concern.objects.count() > 0
