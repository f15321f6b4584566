from dataclasses import replace
from datetime import date

import pytest

from guard import scope
from guard.errors import NotAllowed
from guard.models import Event
from register.actions.decide_on_concern import decide_on_concern
from register.models import Concern, Decision, Need, RegisterEntry, WatchEntry
from register.rules.errors import NotPossible
from register.rules.identification import NeedFound, Outcome, Proposal
from tests.factories.register import (
    ConcernFactory,
    NeedFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
)

SUPPORT = Proposal(
    outcome=Outcome.SEN_SUPPORT,
    reason="Two terms of small groups have not closed the gap.",
    decided_on=date(2026, 11, 20),
    discussed_with_teacher_on=date(2026, 11, 10),
    progress_analysed_on=date(2026, 11, 12),
    discussed_with_family_on=date(2026, 11, 18),
    eal_considered=True,
    parents_informed_on=date(2026, 11, 18),
    basis_of_need=("GREATER_DIFFICULTY",),
    needs=(
        NeedFound(code="SLCN", rank=1, description="Listening"),
        NeedFound(code="SPLD", rank=2),
    ),
)
WATCH = replace(
    SUPPORT,
    outcome=Outcome.WATCH,
    watch_ends_on=date(2027, 2, 12),
    needs=(),
    basis_of_need=(),
)
NEITHER = replace(WATCH, outcome=Outcome.NEITHER, watch_ends_on=None)


@pytest.fixture
def concern(cast):
    return ConcernFactory(pupil=cast.ada, raised_by=cast.tess)


@pytest.fixture
def as_sam(cast, today):
    with scope.as_user(cast.sam, on=today) as viewer:
        yield viewer


def open_rows(model):
    ended = "closed_on" if model is WatchEntry else "to_on"
    return model.unscoped.filter(**{f"{ended}__isnull": True})


def test_sen_support_opens_a_register_entry_with_its_needs(cast, concern, as_sam, today):
    decision = decide_on_concern(concern, proposal=SUPPORT)

    entry = RegisterEntry.unscoped.get()
    assert (entry.status, entry.from_on, entry.to_on) == ("K", today, None)
    assert (entry.pupil, entry.decided_by, entry.decision) == (cast.ada, cast.sam, decision)
    assert entry.reference == "SEN-2026-0001"
    assert (entry.pack, entry.parents_informed_on) == ("send_2014", date(2026, 11, 18))
    assert list(Need.unscoped.order_by("rank").values_list("code", "broad_area")) == [
        ("SLCN", "COMMUNICATION_AND_INTERACTION"),
        ("SPLD", "COGNITION_AND_LEARNING"),
    ]
    assert Concern.unscoped.get().state == "DECIDED"


def test_the_watch_list_opens_an_entry_with_an_end_and_no_status(concern, as_sam, today):
    decide_on_concern(concern, proposal=WATCH)

    watch = WatchEntry.unscoped.get()
    assert (watch.from_on, watch.ends_on, watch.closed_on) == (today, date(2027, 2, 12), None)
    assert not RegisterEntry.unscoped.exists()


def test_neither_keeps_the_decision_alone(concern, as_sam):
    decide_on_concern(concern, proposal=NEITHER)

    assert Decision.unscoped.get().outcome == "NEITHER"
    assert not RegisterEntry.unscoped.exists()
    assert not WatchEntry.unscoped.exists()


@pytest.mark.parametrize(
    ("proposal", "ended_as"), [(SUPPORT, "REGISTER"), (WATCH, "EXTENDED"), (NEITHER, "ENDED")]
)
def test_a_decision_ends_the_watch_there_was(cast, concern, as_sam, today, proposal, ended_as):
    earlier = WatchEntryFactory(pupil=cast.ada)

    decide_on_concern(concern, proposal=proposal)

    found = WatchEntry.unscoped.get(pk=earlier.pk)
    assert (found.outcome, found.closed_on) == (ended_as, today)
    assert open_rows(WatchEntry).count() == (1 if proposal is WATCH else 0)


def test_support_decided_again_changes_the_needs_and_keeps_the_status(cast, concern, as_sam):
    entry = RegisterEntryFactory(pupil=cast.ada)
    same = NeedFactory(pupil=cast.ada, code="SLCN", rank=1)
    other = NeedFactory(pupil=cast.ada, code="MLD", rank=2)

    decide_on_concern(concern, proposal=SUPPORT)

    assert open_rows(RegisterEntry).get() == entry
    assert set(open_rows(Need).values_list("code", flat=True)) == {"SLCN", "SPLD"}
    assert open_rows(Need).get(code="SLCN") == same
    assert Need.unscoped.get(pk=other.pk).to_on == date(2026, 11, 19)


@pytest.mark.parametrize("who", ["tess", "toby", "hari", "olga", "gus"])
def test_nobody_else_decides(cast, concern, today, who):
    with scope.as_user(getattr(cast, who), on=today), pytest.raises(NotAllowed):
        decide_on_concern(concern, proposal=NEITHER)

    assert not Decision.unscoped.exists()


def test_a_decision_that_lacks_something_writes_nothing_and_says_what(concern, as_sam):
    lacking = replace(SUPPORT, parents_informed_on=None, needs=())

    with pytest.raises(NotPossible) as refused:
        decide_on_concern(concern, proposal=lacking)

    assert {field for field, _ in refused.value.problems} == {"parents_informed_on", "needs"}
    assert not Decision.unscoped.exists()
    assert Concern.unscoped.get().state == "OPEN"


def test_a_failure_in_the_last_write_takes_everything_back(cast, concern, as_sam, today):
    RegisterEntryFactory(pupil=cast.ada, status="N", from_on=today)

    with pytest.raises(NotPossible, match="later day"):
        decide_on_concern(concern, proposal=SUPPORT)

    assert not Decision.unscoped.exists()
    assert Concern.unscoped.get().state == "OPEN"


def test_a_concern_is_decided_once(concern, as_sam):
    decide_on_concern(concern, proposal=NEITHER)

    with pytest.raises(NotPossible, match="has been decided"):
        decide_on_concern(Concern.unscoped.get(), proposal=NEITHER)


def test_each_row_written_has_its_line_in_the_trail(concern, as_sam):
    decide_on_concern(concern, proposal=SUPPORT)

    lines = Event.objects.exclude(record="").values_list("record", "verb")
    assert sorted(lines) == [
        ("concern", "CHANGED"),
        ("decision", "CREATED"),
        ("register_entry", "CREATED"),
        ("register_entry", "CREATED"),
        ("register_entry", "CREATED"),
    ]


def test_no_decision_is_dated_before_the_concern(concern, as_sam):
    early = replace(NEITHER, decided_on=date(2026, 11, 1), discussed_with_teacher_on=None)

    with pytest.raises(NotPossible, match="raised after this day"):
        decide_on_concern(concern, proposal=early)
