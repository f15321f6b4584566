from uuid import uuid4

import pytest

from guard import scope
from guard.models import Event
from register.models import Concern
from register.subjects import ConcernSubject, PupilSubject
from tests.factories.register import (
    ConcernFactory,
    NeedFactory,
    PupilFactory,
    RegisterEntryFactory,
    put_in_class,
)
from tests.factories.schools import SchoolFactory


def labels(cast, today, words, *, who="tess"):
    with scope.as_user(getattr(cast, who), on=today):
        return [choice.label for choice in PupilSubject().search(words, limit=10)]


def test_a_search_finds_pupils_of_ones_own_by_part_of_a_name(cast, today):
    assert labels(cast, today, "quill") == [
        "Ada Quill-Token, 4 Willow, born 14 March 2017",
        "Ben Quill-Token, 4 Willow, born 14 March 2017",
    ]


@pytest.mark.parametrize("words", ["Elsewhere", "cal"])
def test_a_search_finds_nobody_of_another_class_or_school(cast, today, words):
    PupilFactory(school=SchoolFactory(), legal_name="Cal Elsewhere")

    assert labels(cast, today, words) == []


@pytest.mark.parametrize("words", ["", " ", "q", "q ", "-"])
def test_less_than_two_letters_find_nobody(cast, today, words):
    assert labels(cast, today, words) == []


def test_two_pupils_of_one_name_are_told_apart(cast, today):
    twin = PupilFactory(school=cast.school, legal_name="Ada Quill-Token", birth_date="2016-10-02")
    put_in_class(twin, cast.willow)

    found = labels(cast, today, "ada")

    assert len(found) == len(set(found)) == 2


def test_no_more_than_ten_are_found(cast, today):
    for _ in range(12):
        PupilFactory(school=cast.school, legal_name="Same Name")

    assert len(labels(cast, today, "same", who="sam")) == 10


def test_a_pupil_who_has_left_is_not_found(cast, today):
    PupilFactory(school=cast.school, legal_name="Gone Away", left_on="2026-07-01")

    assert labels(cast, today, "gone", who="sam") == []


def test_a_search_leaves_a_line_with_references_and_no_name(cast, today):
    labels(cast, today, "ada")

    event = Event.objects.get(verb="SEARCHED")
    assert event.references == [cast.ada.reference]
    assert "Quill" not in f"{event.detail}{event.references}"


@pytest.mark.parametrize("who", ["tess", "toby", "sam", "hari", "olga"])
def test_a_pupil_one_works_with_is_found_by_id(cast, today, who):
    with scope.as_user(getattr(cast, who), on=today):
        assert PupilSubject().get(cast.ada.pk).label.startswith("Ada Quill-Token")
        assert PupilSubject().school_id(cast.ada.pk) == cast.school.pk


def test_a_hidden_pupil_answers_like_one_that_is_not_there(cast, today):
    with scope.as_user(cast.tess, on=today):
        for pupil_id in (cast.elsewhere.pk, uuid4()):
            assert PupilSubject().get(pupil_id) is None
            assert PupilSubject().summary(pupil_id) == []
            with pytest.raises(LookupError):
                PupilSubject().school_id(pupil_id)


def test_rows_about_hidden_pupils_are_filtered_away(cast, today):
    seen = ConcernFactory(pupil=cast.ada)
    ConcernFactory(pupil=cast.elsewhere)

    with scope.as_user(cast.tess, on=today):
        rows = Concern.unscoped.filter(PupilSubject().visible(to_field="pupil_id"))
        assert list(rows) == [seen]


def test_what_stands_beside_a_form_says_where_the_pupil_stands(cast, today):
    RegisterEntryFactory(pupil=cast.ada)
    NeedFactory(pupil=cast.ada, description="Listening")

    with scope.as_user(cast.tess, on=today):
        beside = dict(PupilSubject().summary(cast.ada.pk))

    assert beside["Status"] == "SEN support since 5 January 2026"
    assert beside["Need"] == "Speech, language and communication needs: Listening"


def test_whoever_may_not_read_the_register_is_not_told_the_status(cast, today):
    RegisterEntryFactory(pupil=cast.ada)
    NeedFactory(pupil=cast.ada)

    with scope.as_user(cast.olga, on=today):
        assert {"Status", "Need"}.isdisjoint(dict(PupilSubject().summary(cast.ada.pk)))


def test_only_an_open_concern_can_be_what_a_form_is_about(cast, today):
    waiting = ConcernFactory(pupil=cast.ada)
    done = ConcernFactory(
        pupil=cast.ada, state="WITHDRAWN", closed_on=today, closed_by=cast.sam, closed_reason="x"
    )

    with scope.as_user(cast.sam, on=today):
        assert ConcernSubject().get(waiting.pk).label.startswith(waiting.reference)
        assert ConcernSubject().get(done.pk) is None
        assert ("What is seen", waiting.what_seen) in ConcernSubject().summary(waiting.pk)


@pytest.mark.parametrize("who", ["toby", "olga", "gus"])
def test_a_concern_is_about_nothing_to_those_who_may_not_read_it(cast, today, who):
    waiting = ConcernFactory(pupil=cast.ada)

    with scope.as_user(getattr(cast, who), on=today):
        assert ConcernSubject().get(waiting.pk) is None
        assert ConcernSubject().summary(waiting.pk) == []
