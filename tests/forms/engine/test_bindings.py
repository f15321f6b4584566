from datetime import date

from forms.engine.answers import Answers
from forms.engine.bindings import Write, resolve
from forms.engine.loading import parse
from forms.engine.schema import Action
from tests.forms.engine.documents import damage

TODAY = date(2026, 3, 27)
DAMAGE = parse(damage())


def test_a_binding_writes_answers_constants_and_computed_values():
    answers = Answers(
        clean={
            "room": "r1",
            "seen_on": "2026-03-20",
            "signs": ["WATER"],
            "depth": "20",
            "pump": "YES",
        }
    )

    assert resolve(DAMAGE, answers, today=TODAY) == [
        Write(
            "repair",
            Action.CREATE,
            {"room": "r1", "kind": "PLUMBING", "waited": 7, "pump": "YES"},
        )
    ]


def test_a_binding_whose_condition_does_not_hold_writes_nothing():
    assert resolve(DAMAGE, Answers(clean={"room": "r1"}), today=TODAY) == []


def test_asked_and_left_empty_writes_none_and_not_asked_is_left_out():
    wet = Answers(clean={"room": "r1", "signs": ["WATER"]})
    deep = Answers(clean={**wet.clean, "depth": "20"})

    assert "pump" not in resolve(DAMAGE, wet, today=TODAY)[0].fields
    assert resolve(DAMAGE, deep, today=TODAY)[0].fields["pump"] is None


def test_a_hidden_answer_is_not_written():
    answers = Answers(clean={"room": "r1", "signs": ["WATER"], "depth": "3", "pump": "YES"})

    assert "pump" not in resolve(DAMAGE, answers, today=TODAY)[0].fields
