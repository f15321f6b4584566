"""The forms the register ships: sound, and each does what it says from Start to Send."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from forms.actions.load_forms import load_forms
from forms.actions.publish_version import checked
from forms.actions.save_section import fingerprint, finish_section
from forms.actions.start_draft import start_draft
from forms.actions.submit import submit
from forms.engine.journey import path
from forms.errors import Refused
from forms.models import FormDefinition, Submission
from forms.queries import submissions_of
from guard import scope
from guard.errors import NotAllowed
from guard.models import Event
from register.actions.close_concern import move_concern
from register.models import Concern, Decision, Need, RegisterEntry, WatchEntry
from tests.factories.register import ConcernFactory, NeedFactory, RegisterEntryFactory

FOLDER = Path("register/form_content")
FILES = sorted(FOLDER.glob("*.json"))
RAISED = {
    "what_seen": "Loses the thread.",
    "progress_tests": ["GAP_WIDENING", "BELOW_OWN_RATE"],
    "progress_evidence": "Reading age 6:1.",
    "eal": "YES",
    "home_language": "SAME",
    "home_language_evidence": "Asked the family.",
    "tried": "Pictures.",
    "parents_told": "YES",
    "parents_told_on": "12/11/2026",
    "parent_view": "At home too.",
    "pupil_view": "It is fast.",
    "seen_since": "1/9/2026",
}
SUPPORT = {
    "outcome": "SEN_SUPPORT",
    "reason": "The gap grows.",
    "basis_of_need": ["GREATER_DIFFICULTY"],
    "primary_need": "SLCN",
    "primary_description": "Listening",
    "has_second_need": "YES",
    "second_need": "DS",
    "second_area": "COGNITION_AND_LEARNING",
    "discussed_with_teacher_on": "12/11/2026",
    "progress_analysed_on": "13/11/2026",
    "discussed_with_family_on": "16/11/2026",
    "eal_considered": "YES",
    "parents_informed_on": "16/11/2026",
}
WATCH = {
    "outcome": "WATCH",
    "reason": "New to the class.",
    "watch_ends_on": "29/1/2027",
    "discussed_with_teacher_on": "12/11/2026",
    "eal_considered": "YES",
    "parents_heard_on": "16/11/2026",
}


@pytest.fixture
def shipped(db):
    load_forms(FOLDER)


def send(slug, *, answers, by, on, about=None):
    """Fill in a form page after page as a person would, and send it."""
    with scope.as_user(by, on=on):
        definition = FormDefinition.objects.get(slug=slug)
        draft = start_draft(definition, key=uuid4(), subject_id=about, by=by, on=on)
        for _ in range(40):
            waiting = _next_page(draft, answers, on=on)
            if waiting is None:
                break
            section, raw = waiting
            saved = finish_section(
                draft,
                section=section,
                raw=raw,
                seen=fingerprint(draft.form, draft.answers, section=section),
                by=by,
                on=on,
            )
            assert not saved.errors
            draft = saved.draft
        return submit(draft, checked=draft.version, by=by, on=on)


def _next_page(draft, answers, *, on):
    """The first section with an answer not yet typed or not yet visited, and what is typed there."""
    for step in path(draft.form, draft.answers, today=on):
        asked = [question.id for question in step.questions]
        raw = {name: answers.get(name, draft.answers.clean.get(name) or "") for name in asked}
        typed = {name for name in asked if answers.get(name)}
        if step.section.id not in draft.answers.visited or typed - draft.answers.clean.keys():
            return step.section.id, raw
    return None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_form_is_sound_without_a_warning(file, db):
    form, problems = checked(file.read_bytes())

    assert problems == []
    assert form.test_cases


def test_forms_are_loaded_once_however_often(shipped):
    before = list(FormDefinition.objects.values_list("slug", "current__number"))

    load_forms(FOLDER)

    assert len(before) == len(FILES)
    assert list(FormDefinition.objects.values_list("slug", "current__number")) == before


def test_raise_a_concern_has_six_steps_and_the_trusts_own_warning(db):
    form, _ = checked((FOLDER / "raise_concern.json").read_bytes())

    assert len(form.sections) == 6
    assert form.warning == "{trust.concern_notice}"


def test_a_teacher_raises_a_concern(cast, today, shipped):
    sent = send("raise-a-concern", answers=RAISED, by=cast.tess, on=today, about=cast.ada.pk)

    concern = Concern.unscoped.get()
    assert (concern.pupil_id, concern.raised_by, concern.raised_on) == (
        cast.ada.pk,
        cast.tess,
        today,
    )
    assert concern.progress_tests == ["BELOW_OWN_RATE", "GAP_WIDENING"]
    assert (concern.eal, concern.home_language) == ("YES", "SAME")
    assert (concern.parents_told_on, concern.seen_since) == (date(2026, 11, 12), date(2026, 9, 1))
    (receipt,) = sent.receipts
    assert receipt["sentence"] == f"Concern {concern.reference} is raised."
    assert "Quill" not in str(sent.receipts)


def test_none_of_the_tests_is_kept_as_none(cast, today, shipped):
    answers = {**RAISED, "progress_tests": ["NONE"], "eal": "NO"}

    send("raise-a-concern", answers=answers, by=cast.toby, on=today, about=cast.ada.pk)

    concern = Concern.unscoped.get()
    assert (concern.progress_tests, concern.progress_evidence) == ([], "")
    assert (concern.home_language, concern.home_language_evidence) == ("", "")


@pytest.mark.parametrize("who", ["olga", "gus", "hari"])
def test_others_cannot_even_start(cast, today, shipped, who):
    with pytest.raises(NotAllowed):
        send(
            "raise-a-concern",
            answers=RAISED,
            by=getattr(cast, who),
            on=today,
            about=cast.ada.pk,
        )


def test_a_teacher_cannot_start_about_a_pupil_of_another_class(cast, today, shipped):
    with pytest.raises(Refused):
        send("raise-a-concern", answers=RAISED, by=cast.tess, on=today, about=cast.elsewhere.pk)


def test_a_decision_puts_the_pupil_on_the_register(cast, today, shipped):
    concern = ConcernFactory(pupil=cast.ada)

    send("decide-on-a-concern", answers=SUPPORT, by=cast.sam, on=today, about=concern.pk)

    entry = RegisterEntry.unscoped.get()
    assert (entry.pupil_id, entry.status, entry.from_on) == (cast.ada.pk, "K", today)
    assert entry.basis_of_need == ["GREATER_DIFFICULTY"]
    needs = Need.unscoped.order_by("rank").values_list("code", "broad_area", "description")
    assert list(needs) == [
        ("SLCN", "COMMUNICATION_AND_INTERACTION", "Listening"),
        ("DS", "COGNITION_AND_LEARNING", ""),
    ]
    assert Decision.unscoped.get().discussed_with_family_on == date(2026, 11, 16)


def test_a_decision_puts_the_pupil_on_the_watch_list(cast, today, shipped):
    concern = ConcernFactory(pupil=cast.ada)

    send("decide-on-a-concern", answers=WATCH, by=cast.sam, on=today, about=concern.pk)

    assert WatchEntry.unscoped.get().ends_on == date(2027, 1, 29)
    assert Decision.unscoped.get().parents_informed_on == date(2026, 11, 16)


def test_eal_not_thought_of_refuses_the_form_with_a_sentence(cast, today, shipped):
    concern = ConcernFactory(pupil=cast.ada)
    answers = {**WATCH, "eal_considered": "NO"}

    with pytest.raises(Refused, match="learning English"):
        send("decide-on-a-concern", answers=answers, by=cast.sam, on=today, about=concern.pk)

    assert not Decision.unscoped.exists()
    assert not Submission.unscoped.exists()


@pytest.mark.parametrize("who", ["tess", "toby", "hari", "olga", "gus"])
def test_nobody_else_starts_a_decision(cast, today, shipped, who):
    concern = ConcernFactory(pupil=cast.ada, raised_by=cast.tess)

    with pytest.raises((NotAllowed, Refused)):
        send(
            "decide-on-a-concern",
            answers=WATCH,
            by=getattr(cast, who),
            on=today,
            about=concern.pk,
        )


def test_a_teacher_withdraws_a_concern(cast, today, shipped):
    concern = ConcernFactory(pupil=cast.ada, raised_by=cast.tess)

    send(
        "withdraw-a-concern",
        answers={"reason": "A sight test explains it."},
        by=cast.tess,
        on=today,
        about=concern.pk,
    )

    assert Concern.unscoped.get().state == "WITHDRAWN"


def test_a_teacher_moves_a_concern_to_the_right_pupil(cast, today, shipped):
    concern = ConcernFactory(pupil=cast.ada, raised_by=cast.tess)

    send(
        "move-a-concern",
        answers={"right_pupil": str(cast.ben.pk), "reason": "One first name."},
        by=cast.tess,
        on=today,
        about=concern.pk,
    )

    assert set(Concern.unscoped.values_list("pupil_id", "state")) == {
        (cast.ada.pk, "MOVED"),
        (cast.ben.pk, "OPEN"),
    }


@pytest.fixture
def moved(cast, today, shipped):
    """What Tess sent about Ada that was about Ben, once the concern has moved to Ben."""
    sent = send("raise-a-concern", answers=RAISED, by=cast.tess, on=today, about=cast.ada.pk)
    with scope.as_user(cast.tess, on=today):
        move_concern(Concern.objects.get(), to=cast.ben, reason="One first name.", on=today)
        return Submission.objects.get(pk=sent.pk)


def test_what_was_sent_goes_along_with_a_moved_concern(cast, today, moved):
    with scope.as_user(cast.tess, on=today):
        assert not submissions_of("pupil", subject_id=cast.ada.pk).exists()
        assert submissions_of("pupil", subject_id=cast.ben.pk).get() == moved
    asked = moved.form.subject.question
    assert (moved.subject_id, moved.answers[asked]) == (cast.ben.pk, str(cast.ben.pk))
    assert str(cast.ada.pk) not in str(moved.answers)


def test_a_moved_concern_keeps_what_it_was_raised_by_and_the_first_one_does_not(cast, moved):
    assert set(Concern.unscoped.values_list("pupil_id", "submission_id")) == {
        (cast.ada.pk, None),
        (cast.ben.pk, moved.pk),
    }


def test_a_concern_moves_twice_and_what_was_sent_with_it(cast, today, moved):
    with scope.as_user(cast.tess, on=today):
        there = Concern.objects.get(pupil=cast.ben)
        move_concern(there, to=cast.ada, reason="It was right at first.", on=today)
        assert submissions_of("pupil", subject_id=cast.ada.pk).get() == moved
        assert not submissions_of("pupil", subject_id=cast.ben.pk).exists()


def test_the_move_of_what_was_sent_leaves_a_line_with_no_name(cast, moved):
    line = Event.objects.get(record="form_submission", verb="CHANGED")

    assert (line.row_id, line.fields) == (moved.pk, ["subject_id"])
    assert line.system_reason == "what was sent goes to the subject it is really about"
    assert "Quill" not in f"{line.references}{line.detail}"


def test_a_plan_begins_by_a_form_and_keeps_the_needs(cast, today, shipped):
    RegisterEntryFactory(pupil=cast.ada)
    NeedFactory(pupil=cast.ada)
    answers = {
        "status": "E",
        "from_on": "16/11/2026",
        "reason": "Final plan.",
        "parents_informed_on": "16/11/2026",
    }

    send("change-a-status", answers=answers, by=cast.sam, on=today, about=cast.ada.pk)

    rows = RegisterEntry.unscoped.order_by("from_on").values_list("status", "from_on", "to_on")
    assert list(rows) == [
        ("K", date(2026, 1, 5), date(2026, 11, 15)),
        ("E", date(2026, 11, 16), None),
    ]
    assert Need.unscoped.get().to_on is None
