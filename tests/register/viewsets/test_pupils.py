from django.urls import reverse

import pytest

from register.models import ClassPlace, Pupil
from tests.factories.register import NeedFactory, PupilFactory, RegisterEntryFactory, put_in_class
from tests.factories.schools import ClassFactory

LIST = "/admin/register/pupils/"
TYPED = {
    "legal_name": "Νίκος Παππάς",
    "birth_date": "03/02/2018",
    "year_group": "3",
    "joined_on": "02/09/2024",
    "eal": "True",
}


def record(pupil):
    return reverse("register_pupil:record", args=[pupil.pk])


def test_the_office_adds_a_pupil_with_a_class(cast, send):
    answer = send("olga", f"{LIST}add/", **TYPED, classes=[cast.willow.pk])

    added = Pupil.unscoped.get(legal_name="Νίκος Παππάς")
    assert answer.status_code == 302
    assert answer.url == record(added)
    assert ClassPlace.unscoped.get(pupil=added).of_class == cast.willow


@pytest.mark.parametrize("who", ["tess", "toby", "hari", "gus"])
def test_nobody_else_adds_a_pupil(cast, send, who):
    answer = send(who, f"{LIST}add/", **TYPED)

    assert answer.status_code == 403
    assert Pupil.unscoped.count() == 3


def test_a_class_of_another_school_cannot_be_chosen(cast, send):
    answer = send("olga", f"{LIST}add/", **TYPED, classes=[ClassFactory().pk])

    assert answer.status_code == 422
    assert Pupil.unscoped.count() == 3


@pytest.mark.parametrize("day", ["31/02/2018", "2018-13-01", "3 Feb", ""])
def test_a_day_that_is_none_is_refused_beside_its_field(cast, send, day):
    answer = send("olga", f"{LIST}add/", **{**TYPED, "birth_date": day})

    assert answer.status_code == 422
    assert "Date of birth" in answer.content.decode()


def test_the_office_changes_a_class_and_the_old_place_keeps_its_days(cast, send):
    oak = ClassFactory(school=cast.school, name="5 Oak")
    typed = {**TYPED, "legal_name": "Ada Quill-Token", "version": 1}

    answer = send("olga", f"{LIST}{cast.ada.pk}/edit/", **typed, classes=[oak.pk])

    assert answer.status_code == 302
    places = ClassPlace.unscoped.filter(pupil=cast.ada)
    open_places = places.filter(to_on__isnull=True)
    assert set(places.values_list("of_class__name", flat=True)) == {"4 Willow", "5 Oak"}
    assert set(open_places.values_list("of_class__name", flat=True)) == {"5 Oak"}


def test_the_office_reads_who_is_on_roll_and_no_status_or_need(cast, look):
    RegisterEntryFactory(pupil=cast.ada)
    NeedFactory(pupil=cast.ada, description="Need-token")

    found = look("olga", record(cast.ada)).content.decode()

    assert "Ada Quill-Token" in found
    assert "On roll" in found
    for told in ("SEN support", "Not on the register", "Need-token", "The story so far"):
        assert told not in found


@pytest.mark.parametrize(
    ("who", "reads"), [("olga", True), ("sam", True), ("hari", True), ("tess", False)]
)
def test_the_pupil_number_is_shown_to_some_alone(cast, look, who, reads):
    pupil = PupilFactory(school=cast.school, upn="B801200005001", looked_after=True)
    put_in_class(pupil, cast.willow)

    found = look(who, record(pupil)).content.decode()

    assert ("B801200005001" in found) is reads
    assert ("Looked after" in found) is reads


def test_a_teacher_finds_own_pupils_and_no_others(cast, look):
    found = look("tess", LIST).content.decode()

    assert "Ada Quill-Token" in found
    assert "Cal Elsewhere" not in found
    assert look("tess", record(cast.elsewhere)).status_code == 404
