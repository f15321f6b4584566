from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.answers import Answers, Merged, merge, visit
from forms.engine.loading import parse
from forms.engine.question_types.registry import standard_types
from tests.forms.engine.documents import PATIENT, damage

TODAY = date(2026, 3, 27)
DAMAGE = parse(damage())
TYPES = standard_types()


def merged(answers: Answers, section_id: str, raw: dict[str, Any]) -> Merged:
    return merge(DAMAGE, answers, raw, section=section_id, types=TYPES, today=TODAY)


def test_what_can_be_accepted_is_kept_clean():
    found = merged(Answers(), "where", {"room": "r1", "seen_on": "20/3/2026", "signs": ["WATER"]})

    assert found.errors == {}
    assert found.answers.clean == {"room": "r1", "seen_on": "2026-03-20", "signs": ["WATER"]}
    assert found.answers.raw == {}


def test_what_cannot_be_accepted_is_kept_as_typed_and_counts_as_unanswered():
    before = Answers(clean={"room": "r1", "seen_on": "2026-03-20"})

    found = merged(before, "where", {"seen_on": "last week"})

    assert found.errors.keys() == {"seen_on"}
    assert found.answers.clean == {"room": "r1"}
    assert found.answers.raw == {"seen_on": "last week"}


def test_a_corrected_answer_takes_the_place_of_what_was_typed():
    found = merged(Answers(raw={"seen_on": "last week"}), "where", {"seen_on": "20/3/2026"})

    assert found.answers == Answers(clean={"seen_on": "2026-03-20"})


def test_an_emptied_answer_is_taken_out():
    found = merged(Answers(clean={"room": "r1", "signs": ["WATER"]}), "where", {"signs": []})

    assert found.answers.clean == {"room": "r1"}


def test_what_was_not_on_the_page_stays():
    before = Answers(clean={"signs": ["WATER"], "depth": "20", "pump": "YES"})

    found = merged(before, "where", {"room": "r1", "signs": ["CRACK"]})

    assert found.answers.clean["pump"] == "YES"


def test_a_key_the_section_does_not_ask_is_left_aside():
    found = merged(Answers(), "where", {"agreed": "on", "csrf": "x", "story": "y"})

    assert found.answers == Answers()


def test_a_hidden_question_gives_no_error_but_keeps_what_was_typed():
    wet = Answers(clean={"signs": ["WATER"]})

    found = merged(wet, "water", {"depth": "3", "pump": "PERHAPS"})

    assert found.errors == {}
    assert found.answers.raw == {"pump": "PERHAPS"}


def test_a_section_the_form_does_not_have_is_a_key_error():
    with pytest.raises(KeyError):
        merged(Answers(), "nowhere", {})


def test_visited_sections_are_remembered():
    assert visit(visit(Answers(), "where"), "end").visited == {"where", "end"}


@given(
    st.dictionaries(st.text(max_size=3), st.text(max_size=3) | st.lists(st.text(max_size=2))),
    st.frozensets(st.text(max_size=3)),
)
@PATIENT
def test_answers_come_back_from_a_drafts_row(values: dict[str, Any], visited: frozenset[str]):
    answers = Answers(values, values, visited)

    assert Answers.from_json(answers.to_json()) == answers


def test_a_new_drafts_row_holds_no_answers():
    assert Answers.from_json({}) == Answers.from_json(None) == Answers()


@pytest.mark.parametrize("row", [[], "x", {"clean": []}, {"clean": {}, "raw": {}}], ids=repr)
def test_what_is_no_drafts_row_is_refused(row: Any):
    with pytest.raises(ValueError, match="no answers"):
        Answers.from_json(row)
