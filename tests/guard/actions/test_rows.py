"""Adding and changing private rows: checked before and after, never over somebody's work."""

import threading
from datetime import date

from django.core.exceptions import ValidationError

import pytest

from guard import permissions, scope
from guard.actions import rows
from guard.actions.references import next_reference
from guard.errors import Conflict, NotAllowed, NoViewer
from guard.models import Event, EventText, EventVerb
from guard.permissions import Verb
from schools.roles import Role
from tests.guard.conftest import DAY
from tests.guard.sample import Child, Note

pytestmark = pytest.mark.django_db


def add_note(cast, child, **fields):
    return rows.create(
        Note, school=cast.here, reference="NOTE-9", child=child, text="New", **fields
    )


def test_a_new_row_knows_who_made_it_and_is_logged(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        row = add_note(cast, notes.otters.child)

    assert (row.created_by, row.changed_by, row.version) == (cast.sam, cast.sam, 1)
    event = Event.objects.get(verb=EventVerb.CREATED, row_id=row.pk)
    assert (event.references, event.fields) == (["NOTE-9"], ["child", "text"])
    assert event.text.after == {"child": "CH-1", "text": "New"}


def test_nothing_is_added_while_nobody_is_looking(cast, notes):
    with pytest.raises(NoViewer):
        add_note(cast, notes.otters.child)


@pytest.mark.parametrize("who", ["hari", "toby", "gus", "wendy", "root", "sam2"])
def test_nobody_adds_what_their_post_does_not_allow(cast, notes, who):
    with scope.as_user(getattr(cast, who), on=DAY), pytest.raises((NotAllowed, ValidationError)):
        add_note(cast, notes.otters.child)

    assert not Note.unscoped.filter(reference="NOTE-9").exists()


def test_a_row_outside_the_condition_is_taken_back(cast, notes):
    child = Child.unscoped.get(pk=notes.otters.child_id)
    with scope.as_user(cast.tess, on=DAY), pytest.raises(NotAllowed):
        rows.create(Child, school=cast.here, reference="CH-9", name="x", in_class=cast.owls)

    assert not Child.unscoped.filter(reference="CH-9").exists()
    assert child.in_class == cast.otters


def test_a_row_that_is_wrong_is_refused_field_by_field(cast, notes):
    with scope.as_user(cast.sam, on=DAY), pytest.raises(ValidationError) as refusal:
        add_note(cast, notes.otters.child, need="NOPE")

    assert set(refusal.value.message_dict) == {"need"}


def test_many_rows_are_one_line(cast, notes):
    new = [
        Child(school=cast.here, reference=f"CH-{number}", name="x", in_class=cast.otters)
        for number in range(10, 20)
    ]
    with scope.as_user(cast.sam, on=DAY):
        rows.create_many(new, detail="import")

    event = Event.objects.get(detail="import")
    assert len(event.references) == 10
    assert not EventText.objects.filter(event=event).exists()


def test_many_rows_are_all_taken_back_for_one_that_is_not_allowed(cast):
    new = [
        Child(school=cast.here, reference=f"CH-{name}", name="x", in_class=of_class)
        for name, of_class in (("a", cast.otters), ("b", cast.owls))
    ]
    with scope.as_user(cast.tess, on=DAY), pytest.raises(NotAllowed):
        rows.create_many(new)

    assert Child.unscoped.count() == 0


def test_a_change_raises_the_version_and_keeps_both_texts(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        changed = rows.change(notes.otters, expected_version=1, text="After", need="SLCN")

    assert changed.version == 2
    event = Event.objects.get(verb=EventVerb.CHANGED)
    assert event.fields == ["text"]
    assert (event.text.before, event.text.after) == ({"text": "Text token1"}, {"text": "After"})


def test_a_change_to_what_it_says_already_writes_nothing(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        same = rows.change(notes.otters, expected_version=1, text="Text token1")

    assert same.version == 1
    assert not Event.objects.filter(verb=EventVerb.CHANGED).exists()


def test_a_late_change_carries_both_texts_and_writes_nothing(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        rows.change(notes.otters, expected_version=1, text="Theirs")
        with pytest.raises(Conflict) as late:
            rows.change(notes.otters, expected_version=1, text="Mine")

    assert late.value.theirs == {"text": "Theirs"}
    assert late.value.yours == {"text": "Mine"}
    assert late.value.version == 2
    assert Note.unscoped.get(pk=notes.otters.pk).text == "Theirs"


@pytest.mark.parametrize("who", ["hari", "toby", "gus", "wendy", "root", "sam2", "ines"])
def test_nobody_changes_what_their_post_does_not_allow(cast, notes, who):
    with scope.as_user(getattr(cast, who), on=DAY), pytest.raises(NotAllowed):
        rows.change(notes.otters, expected_version=1, text="x")

    assert Note.unscoped.get(pk=notes.otters.pk).text == "Text token1"


def test_nobody_writes_a_field_they_may_not_read(cast, notes):
    with scope.as_user(cast.tess, on=DAY), pytest.raises(NotAllowed):
        rows.change(notes.otters, expected_version=1, secret="x")


def test_a_row_cannot_be_moved_out_of_ones_own_reach(cast, notes):
    child = Child.unscoped.get(pk=notes.otters.child_id)

    with scope.as_user(cast.tess, on=DAY), pytest.raises(NotAllowed):
        rows.change(child, expected_version=1, in_class=cast.owls)

    assert Child.unscoped.get(pk=child.pk).in_class == cast.otters


def test_what_the_guard_keeps_is_not_changed_by_hand(cast, notes):
    with scope.as_user(cast.sam, on=DAY), pytest.raises(TypeError):
        rows.change(notes.otters, expected_version=1, version=9)


def test_references_count_up_by_school_and_year(cast):
    def give(school, on):
        return next_reference("SEN", school=school, on=on)

    first = [give(cast.here, DAY), give(cast.here, DAY)]

    assert first == ["SEN-2026-0001", "SEN-2026-0002"]
    assert give(cast.there, DAY) == "SEN-2026-0001"
    assert give(cast.here, date(2027, 1, 1)) == "SEN-2027-0001"


def test_a_cell_of_the_table_is_filled_once():
    with pytest.raises(ValueError, match="already in the table"):
        permissions.allow("SAMPLE_NOTE", Role.SENCO, permissions.Grant(permissions.READ))


def test_an_unknown_condition_stops_rather_than_shows(cast, notes, monkeypatch):
    grants = {"SAMPLE_NOTE": {Role.SENCO: (permissions.Grant(permissions.READ, "no such"),)}}
    monkeypatch.setattr(permissions, "_grants", grants)

    with scope.as_user(cast.sam, on=DAY), pytest.raises(LookupError):
        list(Note.objects.all())


def test_counting_is_not_seeing(cast):
    with scope.as_user(cast.gus, on=DAY) as viewer:
        assert permissions.may(viewer, Verb.COUNT, "SAMPLE_NOTE")
        assert not permissions.may(viewer, Verb.VIEW, "SAMPLE_NOTE")


def test_scopes_of_two_threads_do_not_mix(cast, notes):
    seen = []

    def look():
        try:
            scope.current()
        except NoViewer:
            seen.append("nobody")

    with scope.as_system("main thread"):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    assert seen == ["nobody"]
