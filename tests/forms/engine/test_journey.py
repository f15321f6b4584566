from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from forms.engine.answers import Answers, visit
from forms.engine.conditions import evaluate
from forms.engine.journey import (
    State,
    answers_on_path,
    first_incomplete,
    next_section,
    path,
    previous_section,
    states,
)
from forms.engine.loading import parse
from tests.forms.engine.documents import (
    PATIENT,
    damage,
    form,
    forms,
    options,
    question,
    section,
    stored,
)

TODAY = date(2026, 3, 27)
DAMAGE = parse(damage())


def ids(answers: Answers) -> list[str]:
    return [step.section.id for step in path(DAMAGE, answers, today=TODAY)]


def test_a_section_whose_condition_does_not_hold_is_not_on_the_path():
    assert ids(Answers()) == ["where", "end"]
    assert ids(Answers(clean={"signs": ["WATER"]})) == ["where", "water", "end"]


def test_a_question_whose_condition_does_not_hold_is_not_shown():
    def shown(depth: str) -> list[str]:
        answers = Answers(clean={"signs": ["WATER"], "depth": depth})
        return [item.id for item in path(DAMAGE, answers, today=TODAY)[1].questions]

    assert shown("9.9") == ["depth"]
    assert shown("10") == ["depth", "pump"]


def test_an_option_whose_condition_does_not_hold_is_neither_shown_nor_counted():
    late = {"value": "LATE", "label": "Late", "show_if": {"question": "first", "is": "YES"}}
    asked = parse(
        form(
            section(
                "a",
                question("first", "YES_NO"),
                question("second", "ONE_OF", options=[*options("EARLY"), late]),
                question("why", show_if={"question": "second", "is": "LATE"}),
            )
        )
    )
    answers = Answers(clean={"first": "NO", "second": "LATE", "why": "Because"})

    step = path(asked, answers, today=TODAY)[0]

    assert [item.id for item in step.questions] == ["first", "second"]
    assert [option.value for option in step.questions[1].options] == ["EARLY"]
    assert answers_on_path(asked, answers, today=TODAY).clean == {"first": "NO"}


def test_an_answer_to_a_hidden_question_counts_as_none():
    answers = Answers(clean={"signs": ["CRACK"], "depth": "50", "pump": "YES"})

    assert not evaluate(
        DAMAGE, answers, condition=DAMAGE.section("water").questions[1].show_if, today=TODAY
    )
    assert answers_on_path(DAMAGE, answers, today=TODAY).clean == {"signs": ["CRACK"]}


def test_what_was_typed_wrong_on_a_hidden_page_is_pruned_too():
    answers = Answers(clean={"signs": ["CRACK"]}, raw={"depth": "deep", "seen_on": "soon"})

    assert answers_on_path(DAMAGE, answers, today=TODAY).raw == {"seen_on": "soon"}


def test_hidden_answers_come_back_when_the_path_does():
    hidden = Answers(clean={"signs": ["CRACK"], "depth": "50"})

    shown = Answers(clean={**hidden.clean, "signs": ["WATER"]})

    assert answers_on_path(DAMAGE, shown, today=TODAY).clean["depth"] == "50"


def test_a_named_condition_is_asked_again_after_each_answer():
    flood = {"any": [{"question": "rain", "is": "YES"}, {"question": "leak", "is": "YES"}]}
    asked = parse(
        form(
            section(
                "a",
                question("rain", "YES_NO"),
                question("early", show_if="flood"),
                question("leak", "YES_NO"),
                question("late", show_if="flood"),
            ),
            conditions=[{"name": "flood", "expression": flood}],
        )
    )

    step = path(asked, Answers(clean={"leak": "YES"}), today=TODAY)[0]

    assert [item.id for item in step.questions] == ["rain", "leak", "late"]


WET = {"signs": ["WATER"]}
DONE = {"room": "r1"}


@pytest.mark.parametrize(
    ("answers", "section_id", "state"),
    [
        (Answers(), "where", State.NOT_STARTED),
        (Answers(), "water", State.NOT_NEEDED),
        (Answers(clean={"depth": "3"}), "water", State.NOT_NEEDED),
        (Answers(clean=WET), "water", State.NOT_STARTED),
        (Answers(clean=WET, raw={"depth": "deep"}), "water", State.IN_PROGRESS),
        (Answers(clean=DONE), "where", State.IN_PROGRESS),
        (Answers(visited=frozenset({"where"})), "where", State.IN_PROGRESS),
        (Answers(clean=DONE, visited=frozenset({"where"})), "where", State.COMPLETE),
        (
            Answers(clean=DONE, raw={"seen_on": "soon"}, visited=frozenset({"where"})),
            "where",
            State.IN_PROGRESS,
        ),
        (Answers(clean=WET, visited=frozenset({"water"})), "water", State.COMPLETE),
    ],
)
def test_a_section_is_as_far_as_its_answers(answers: Answers, section_id: str, state: State):
    assert states(DAMAGE, answers, today=TODAY)[section_id] is state


def test_the_next_section_is_the_next_one_on_the_path():
    def after(section_id: str, clean: dict[str, Any]) -> str | None:
        found = next_section(DAMAGE, Answers(clean=clean), after=section_id, today=TODAY)
        return found.id if found else None

    assert after("where", {}) == "end"
    assert after("where", WET) == "water"
    assert after("water", {}) == "end"
    assert after("end", {}) is None


def test_the_previous_section_is_the_one_before_on_the_path():
    def before(section_id: str, clean: dict[str, Any]) -> str | None:
        found = previous_section(DAMAGE, Answers(clean=clean), before=section_id, today=TODAY)
        return found.id if found else None

    assert before("end", {}) == "where"
    assert before("end", WET) == "water"
    assert before("water", {}) == "where"
    assert before("where", {}) is None


def test_a_section_the_form_does_not_have_is_a_key_error():
    with pytest.raises(KeyError):
        next_section(DAMAGE, Answers(), after="nowhere", today=TODAY)


def test_the_first_incomplete_section_is_where_to_go_on():
    answers = visit(Answers(clean={"room": "r1"}), "where")

    here = first_incomplete(DAMAGE, answers, today=TODAY)
    done = visit(Answers({**answers.clean, "agreed": True}, {}, answers.visited), "end")

    assert here is not None
    assert here.id == "end"
    assert first_incomplete(DAMAGE, done, today=TODAY) is None


@given(forms(), stored())
@settings(PATIENT, max_examples=150)
def test_the_path_never_holds_a_section_whose_condition_is_false(
    document: dict[str, Any], clean: dict[str, Any]
):
    asked, answers = parse(document), Answers(clean=clean)
    order = list(asked.questions)

    for step in path(asked, answers, today=TODAY):
        if step.section.show_if is not None and step.section.questions:
            # Only what is asked before the section may decide about it.
            first = order.index(step.section.questions[0].id)
            earlier = Answers(clean={k: v for k, v in clean.items() if k in order[:first]})
            assert evaluate(asked, earlier, condition=step.section.show_if, today=TODAY)


@given(forms(), stored())
@settings(PATIENT, max_examples=150)
def test_pruning_twice_is_pruning_once_and_does_not_change_the_path(
    document: dict[str, Any], clean: dict[str, Any]
):
    asked, answers = parse(document), Answers(clean=clean)

    once = answers_on_path(asked, answers, today=TODAY)

    assert answers_on_path(asked, once, today=TODAY) == once
    assert path(asked, once, today=TODAY) == path(asked, answers, today=TODAY)
