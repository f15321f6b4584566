"""The audit trail: only ever added to, and any tampering shows."""

import random

from django.db import DatabaseError, connection, transaction

import pytest

from guard import events, scope, triggers
from guard.actions import rows
from guard.actions.erase import erase_texts
from guard.errors import NeverChanged
from guard.events import Change
from guard.models import Event, EventChain, EventText, EventVerb
from guard.queries import history_of, problems_in_chains, verify_chains
from tests.guard.conftest import DAY
from tests.guard.sample import Note

pytestmark = pytest.mark.django_db

LINES = 8


@pytest.fixture
def chain(cast):
    """A school's chain of eight lines, with the database's own refusal out of the way."""
    with scope.as_user(cast.sam, on=DAY):
        for number in range(1, LINES + 1):
            events.record(
                EventVerb.CHANGED,
                record="SAMPLE_NOTE",
                references=[f"NOTE-{number}"],
                school_id=cast.here.pk,
                change=Change(before={"text": f"old {number}"}, after={"text": f"new {number}"}),
            )
    triggers.drop(connection)
    yield EventChain.objects.get(school=cast.here)
    triggers.create(connection)


def run(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def test_an_untouched_trail_verifies(chain):
    assert verify_chains() == []


def test_a_line_knows_who_did_what(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        rows.change(notes.otters, expected_version=1, text="Better words")

    event = Event.objects.get(verb=EventVerb.CHANGED)
    assert (event.actor, event.fields, event.references) == (cast.sam, ["text"], ["NOTE-1"])
    assert "Better words" not in str(vars(event))


def test_the_same_value_never_hashes_the_same_twice(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        for version, text in enumerate(["a", "b", "a"], start=1):
            rows.change(notes.otters, expected_version=version, text=text)

    hashes = [e.hashes["after"]["text"] for e in Event.objects.filter(verb=EventVerb.CHANGED)]
    assert len(set(hashes)) == 3


def test_lines_cannot_be_changed_or_deleted_through_models(chain):
    event = Event.objects.first()

    for attempt in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(detail="x"),
        lambda: Event.objects.bulk_update([event], ["detail"]),
    ):
        with pytest.raises(NeverChanged):
            attempt()


@pytest.mark.parametrize(
    "statement", ["UPDATE guard_event SET detail = 'x'", "DELETE FROM guard_event"]
)
def test_the_database_itself_refuses(cast, statement):
    events.record(EventVerb.SIGNED_IN, school_id=None, actor=cast.sam)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        run(statement)


def test_chains_verify_after_their_texts_are_erased(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        rows.change(notes.otters, expected_version=1, text="Better words")
    with scope.as_system("retention"):
        erase_texts([notes.otters])

    assert not EventText.objects.filter(event__row_id=notes.otters.pk).exists()
    assert verify_chains() == []
    with scope.as_user(cast.sam, on=DAY):
        assert history_of(notes.otters)[-1].is_erased


def edit(ids, dice):
    column = dice.choice(["detail", "verb", "record", "system_reason", "prev_hash", "hash"])
    run(f"UPDATE guard_event SET {column} = 'x' WHERE id = %s", dice.choice(ids))  # noqa: S608


def edit_list(ids, dice):
    column = dice.choice(["references", "fields", "row_ids", "hashes"])
    run(f"""UPDATE guard_event SET "{column}" = '["x"]' WHERE id = %s""", dice.choice(ids))  # noqa: S608


def edit_time(ids, dice):
    run("UPDATE guard_event SET at = '2020-01-01 10:00:00' WHERE id = %s", dice.choice(ids))


def edit_actor(ids, dice):
    run("UPDATE guard_event SET actor_id = NULL WHERE id = %s", dice.choice(ids))


def delete(ids, dice):
    victim = dice.choice(ids)
    run("DELETE FROM guard_eventtext WHERE event_id = %s", victim)
    run("DELETE FROM guard_event WHERE id = %s", victim)


def insert(ids, dice):
    copied = Event.objects.get(pk=dice.choice(ids))
    copied.pk, copied._state.adding = None, True
    copied.seq = LINES + 1
    copied.save()


def swap(ids, dice):
    one, two = dice.sample(ids, 2)
    seqs = dict(Event.objects.filter(pk__in=[one, two]).values_list("pk", "seq"))
    for pk, seq in ((one, 1000), (two, seqs[one]), (one, seqs[two])):
        run("UPDATE guard_event SET seq = %s WHERE id = %s", seq, pk)


def cut_the_end(ids, dice):
    for victim in ids[-dice.randint(1, 3) :]:
        run("DELETE FROM guard_eventtext WHERE event_id = %s", victim)
        run("DELETE FROM guard_event WHERE id = %s", victim)


def cut_the_end_and_the_count(ids, dice):
    cut_the_end(ids, dice)
    last = Event.objects.filter(pk__in=ids).order_by("seq").last()
    run(
        "UPDATE guard_eventchain SET count = %s, head = %s WHERE id = %s",
        last.seq,
        last.hash,
        last.chain_id,
    )


def take_the_whole_chain(ids, dice):
    chain_id = Event.objects.get(pk=ids[0]).chain_id
    for victim in ids:
        run("DELETE FROM guard_eventtext WHERE event_id = %s", victim)
        run("DELETE FROM guard_event WHERE id = %s", victim)
    run("DELETE FROM guard_eventchain WHERE id = %s", chain_id)


WAYS = [
    edit,
    edit_list,
    edit_time,
    edit_actor,
    delete,
    insert,
    swap,
    cut_the_end,
    cut_the_end_and_the_count,
    take_the_whole_chain,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_tampering_shows(chain, way):
    ids = list(chain.events.order_by("seq").values_list("pk", flat=True))

    unseen = []
    for trial in range(100 // len(WAYS)):
        before = transaction.savepoint()
        way(ids, random.Random(trial))  # noqa: S311 - repeatable trials, no secret
        if not problems_in_chains():
            unseen.append(trial)
        transaction.savepoint_rollback(before)

    assert unseen == []


def test_lines_of_an_answer_over_two_schools_stand_in_both_chains(cast, notes):
    with scope.as_system("looks at both"):
        events.record_rows(EventVerb.LISTED, Note.objects.all())

    listed = Event.objects.filter(verb=EventVerb.LISTED)
    assert {(e.school_id, tuple(e.references)) for e in listed} == {
        (cast.here.pk, ("NOTE-1", "NOTE-2")),
        (cast.there.pk, ("NOTE-3",)),
    }


def test_the_system_gives_its_reason_in_the_line(notes):
    assert set(Event.objects.exclude(school=None).values_list("system_reason", flat=True)) == {
        "tests set the scene"
    }
