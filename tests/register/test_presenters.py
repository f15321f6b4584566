from datetime import date

import pytest

from guard import scope
from register.actions.close_concern import move_concern, withdraw_concern
from register.actions.decide_on_concern import decide_on_concern
from register.presenters import standing, story
from register.queries import record_of
from register.rules.identification import Outcome, Proposal
from tests.factories.register import (
    ConcernFactory,
    NeedFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
)

WATCH = Proposal(
    outcome=Outcome.WATCH,
    reason="Look again in spring.",
    decided_on=date(2026, 11, 20),
    discussed_with_teacher_on=date(2026, 11, 10),
    eal_considered=True,
    watch_ends_on=date(2027, 2, 12),
)


@pytest.fixture
def as_sam(cast, today):
    with scope.as_user(cast.sam, on=today) as viewer:
        yield viewer


def titles(pupil, today):
    return [line.title for line in story(record_of(pupil, on=today))]


def test_the_story_is_told_newest_first_and_what_follows_stands_above(cast, as_sam, today):
    RegisterEntryFactory(pupil=cast.ada, from_on=date(2025, 1, 6), to_on=date(2025, 12, 31))
    RegisterEntryFactory(pupil=cast.ada, status="N", from_on=date(2026, 1, 1))
    concern = ConcernFactory(pupil=cast.ada)
    decide_on_concern(concern, proposal=WATCH)

    assert titles(cast.ada, today) == [
        "Watch list",
        "Decided: Watch list",
        "Concern raised",
        "No longer on the register",
        "SEN support until 31 December 2025",
    ]


def test_both_records_keep_a_neutral_line_of_a_moved_concern(cast, as_sam, today):
    concern = ConcernFactory(pupil=cast.ada, what_seen="Told of somebody else.")
    move_concern(concern, to=cast.ben, reason="Wrong child.", on=today)

    (left,) = story(record_of(cast.ada, on=today))
    (there,) = story(record_of(cast.ben, on=today))

    assert (left.title, left.lines, left.reference) == ("Concern taken out", (), "")
    assert "Ben" not in left.note
    assert "Ada" not in there.note
    assert there.note.startswith("First put into another record by mistake")
    assert ("What is seen", "Told of somebody else.") in there.lines


def test_a_withdrawn_concern_says_when_and_why(cast, as_sam, today):
    concern = ConcernFactory(pupil=cast.ada)
    withdraw_concern(concern, reason="A hearing test explains it.", on=today)

    newest = story(record_of(cast.ada, on=today))[0]

    assert newest.title == "Concern withdrawn"
    assert newest.lines == (("Why", "A hearing test explains it."),)


def test_where_a_pupil_stands_is_said_in_words(cast, as_sam, today):
    RegisterEntryFactory(pupil=cast.ada, parents_informed_on=None)
    NeedFactory(pupil=cast.ada)
    NeedFactory(
        pupil=cast.ada,
        code="SPLD",
        rank=2,
        broad_area="COGNITION_AND_LEARNING",
        description="Spelling",
    )
    WatchEntryFactory(pupil=cast.ada, ends_on=date(2026, 11, 6))

    now = standing(record_of(cast.ada, on=today), on=today)

    assert (now.status, now.is_on_register, now.parents_informed_on) == ("SEN support", True, None)
    assert now.needs == (
        "Speech, language and communication needs (primary, Communication and interaction)",
        "Specific learning difficulty: Spelling (Cognition and learning)",
    )
    assert "That day has passed" in now.watch


@pytest.mark.parametrize("area", ["", "UNCATEGORISED"], ids=["no area", "in none"])
def test_a_need_in_no_broad_area_is_said_without_one(cast, as_sam, today, area):
    NeedFactory(pupil=cast.ada, code="OTH", broad_area=area)
    NeedFactory(pupil=cast.ada, code="NSA", rank=2, broad_area=area)

    first, second = standing(record_of(cast.ada, on=today), on=today).needs

    assert first.endswith(" (primary)")
    assert "(" not in second
    assert "broad area" not in first + second


def test_a_pupil_without_a_status_is_not_on_the_register(cast, as_sam, today):
    now = standing(record_of(cast.ada, on=today), on=today)

    assert (now.status, now.is_on_register) == ("Not on the register", False)


def test_a_teaching_assistant_reads_the_status_and_no_concern(cast, today):
    RegisterEntryFactory(pupil=cast.ada)
    with scope.as_user(cast.sam, on=today):
        decide_on_concern(
            ConcernFactory(pupil=cast.ada),
            proposal=Proposal(
                outcome=Outcome.NEITHER,
                reason="Glasses.",
                decided_on=today,
                discussed_with_teacher_on=today,
            ),
        )

    with scope.as_user(cast.toby, on=today):
        assert titles(cast.ada, today) == ["SEN support"]


def test_a_long_story_costs_no_more_queries(cast, as_sam, today, django_assert_max_num_queries):
    for number in range(12):
        ConcernFactory(pupil=cast.ada)
        NeedFactory(pupil=cast.ada, rank=number + 1, to_on=date(2026, 2, 1))

    with django_assert_max_num_queries(9):
        assert len(story(record_of(cast.ada, on=today))) == 24
