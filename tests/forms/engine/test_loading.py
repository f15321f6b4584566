import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.engine.document import canonical
from forms.engine.dumping import dump
from forms.engine.loading import load, parse
from forms.engine.problems import Problem, SchemaError
from forms.engine.schema import Form, Required
from tests.forms.engine.documents import PATIENT, damage, form, forms, options, question, section

WORDS = [
    "schema_version", "slug", "title", "sections", "id", "questions", "type", "label", "options",
    "show_if", "all", "not", "question", "is", "before", "today", "conditions", "name", "expression",
    "computed", "value", "age", "sum", "choose", "bindings", "fields", "test_cases", "settings",
]  # fmt: skip
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["ONE_OF", "a", 1, 10**30]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=25,
)


def problems(document: object) -> dict[str, str]:
    with pytest.raises(SchemaError) as refusal:
        parse(document)
    assert all(problem.remedy for problem in refusal.value.problems)
    return {problem.path: problem.message for problem in refusal.value.problems}


def test_a_form_is_read_whole():
    found = load(json.dumps(damage()))

    assert [item.id for item in found.sections] == ["where", "water", "end"]
    assert found.question("room").required is Required.REQUIRED_TO_SUBMIT
    assert found.question("story").required is Required.OPTIONAL
    assert found.section_of("pump").id == "water"
    assert found.subject is not None
    assert found.subject.question == "room"
    assert found.bindings[0].fields.keys() == {"room", "kind", "waited", "pump"}


def test_a_form_written_out_and_read_again_is_the_same_form():
    found = parse(damage())

    assert load(canonical(dump(found))) == found


def test_a_form_is_written_out_without_what_is_empty():
    assert dump(parse(damage())) == damage()


@given(forms())
@settings(PATIENT, max_examples=60)
def test_the_canonical_text_of_any_form_is_stable(document: dict[str, Any]):
    text = canonical(dump(parse(document)))

    assert canonical(dump(load(text))) == text


@given(JUNK)
@PATIENT
def test_junk_is_never_anything_but_a_schema_error(junk: object):
    with pytest.raises(SchemaError):
        parse(junk)


@given(st.data())
@settings(PATIENT, max_examples=150)
def test_a_form_with_one_part_made_junk_is_a_form_or_a_schema_error(data: st.DataObject):
    document = damage()
    at: Any = document
    while True:
        keys = list(range(len(at))) if isinstance(at, list) else sorted(at)
        key = data.draw(st.sampled_from(keys))
        inside = at[key]
        if isinstance(inside, dict | list) and inside and data.draw(st.booleans()):
            at = inside
        else:
            at[key] = data.draw(JUNK)
            break

    found = outcome(document)

    assert found
    if isinstance(found, Form):
        assert load(canonical(dump(found))) == found


def outcome(document: object) -> Form | list[Problem]:
    try:
        return parse(document)
    except SchemaError as error:
        return error.problems


@given(st.binary(max_size=60) | st.text(max_size=60))
@PATIENT
def test_junk_text_is_never_anything_but_a_schema_error(text: str | bytes):
    with pytest.raises(SchemaError):
        load(text)


def test_every_problem_is_told_at_once_with_its_place():
    document = form(
        section("one", {"id": "One!", "type": "SHORT_TEXT", "labl": "x"}, title=7),
        section("two", question("a", required="MAYBE", options={}, private=1)),
        slug="Not A Slug",
        colour="red",
    )

    assert problems(document) == {
        "slug": "'Not A Slug' cannot be a name here.",
        "sections[0].title": "This is not text.",
        "sections[0].questions[0].id": "'One!' cannot be a name here.",
        "sections[0].questions[0].labl": "The key 'labl' is not known here.",
        "sections[1].questions[0].required": "This code is not known.",
        "sections[1].questions[0].options": "This is not a list.",
        "sections[1].questions[0].private": "This is neither true nor false.",
        "colour": "The key 'colour' is not known here.",
    }


@pytest.mark.parametrize("question_key", [{}, {"question": None}], ids=["left out", "null"])
def test_a_subject_may_be_named_when_the_form_is_begun(question_key: dict[str, None]):
    document = form(section("a", question("q")), subject={"type": "room", **question_key})

    found = parse(document)

    assert found.subject is not None
    assert found.subject.question == ""
    assert load(canonical(dump(found))) == found


def test_a_form_says_who_may_fill_it_in():
    requires = parse(damage()).requires

    assert requires is not None
    assert (requires.record, requires.verb) == ("repair", "CREATE")


@pytest.mark.parametrize("key", ["schema_version", "slug", "title", "sections"])
def test_a_form_without_a_needed_key_is_refused_by_name(key: str):
    document = damage()
    del document[key]

    assert key in problems(document)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        pytest.param(
            form(section("a", question("q")), section("a", question("r"))),
            "sections[1].id",
            id="section",
        ),
        pytest.param(
            form(section("a", question("q")), section("b", question("q"))),
            "sections[1].questions[0].id",
            id="question",
        ),
        pytest.param(
            form(section("a", question("q", "ONE_OF", options=options("A", "A")))),
            "sections[0].questions[0].options[1].value",
            id="option",
        ),
        pytest.param(
            form(
                section("a", question("q")),
                conditions=[{"name": "c", "expression": {"question": "q", "answered": True}}] * 2,
            ),
            "conditions[1].name",
            id="condition",
        ),
        pytest.param(
            form(
                section("a", question("q")),
                computed=[{"id": "c", "label": "C", "value": {"count": "q"}}] * 2,
            ),
            "computed[1].id",
            id="computed",
        ),
    ],
)
def test_two_things_of_one_name_are_refused(document: dict[str, Any], path: str):
    assert "already used" in problems(document)[path]


def test_conditions_that_look_at_each_other_are_refused():
    document = form(
        section("a", question("q")),
        conditions=[
            {"name": "one", "expression": {"not": {"condition": "two"}}},
            {"name": "two", "expression": {"computed": "three", "is": "x"}},
            {"name": "loop", "expression": {"condition": "loop"}},
        ],
        computed=[
            {"id": "three", "label": "3", "value": {"choose": [{"when": "one", "text": "x"}]}}
        ],
    )

    found = problems(document)

    assert len(found) == 2
    assert all("looks at itself" in message for message in found.values())


def test_a_tower_of_conditions_too_high_to_work_out_is_refused():
    tower = [{"name": "c0", "expression": {"question": "q", "answered": True}}]
    tower += [
        {"name": f"c{i}", "expression": {"not": {"condition": f"c{i - 1}"}}} for i in range(1, 150)
    ]

    found = problems(form(section("a", question("q")), conditions=tower))

    assert "more than 60 levels" in found["conditions[149]"]


@pytest.mark.parametrize(
    "expression",
    [
        {},
        [],
        7,
        "Not A Name",
        {"all": []},
        {"all": {}},
        {"not": None},
        {"question": "q"},
        {"question": "q", "is": "A", "is_not": "B"},
        {"question": "q", "is": None},
        {"question": "q", "is": True},
        {"question": "q", "is": ["A"]},
        {"question": "q", "answered": "YES"},
        {"question": "q", "is_one_of": []},
        {"question": "q", "is_one_of": "A"},
        {"question": "q", "at_least": "3"},
        {"question": "q", "count_at_least": 1.5},
        {"question": "q", "before": "27/03/2026"},
        {"question": "q", "before": "20260327"},
        {"question": "q", "before": {"today": "soon"}},
        {"question": "q", "before": {"today": 10**9}},
        {"question": "q", "matches": ".*"},
        {"question": "q", "is": "A", "also": 1},
        {"all": [{"question": "q", "is": "A"}], "any": []},
        {"eval": "1 + 1"},
    ],
    ids=str,
)
def test_what_is_not_a_condition_is_refused_at_its_place(expression: object):
    document = form(section("a", question("q")), section("b", question("r"), show_if=expression))

    assert all(path.startswith("sections[1].show_if") for path in problems(document))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"sum": []},
        {"sum": [1]},
        {"days_between": ["2026-01-01"]},
        {"days_between": ["2026-01-01"] * 3},
        {"age": {}},
        {"age": 3},
        {"choose": [{"when": "c"}]},
        {"power": [2, 3]},
        {"count": "q", "sum": ["q"]},
    ],
    ids=str,
)
def test_what_is_not_a_computation_is_refused_at_its_place(value: object):
    document = form(
        section("a", question("q")), computed=[{"id": "c", "label": "C", "value": value}]
    )

    assert all(path.startswith("computed[0].value") for path in problems(document))


def test_a_form_of_too_many_questions_is_refused():
    sections = [section(f"s{i}", *(question(f"q{i}_{j}") for j in range(101))) for i in range(10)]

    assert "more than 1000 questions" in problems(form(*sections))["sections"]
