import json
from typing import Any

import pytest

from forms.engine.bindings import Target, TargetField
from forms.engine.checks.surroundings import Surroundings
from forms.engine.lint import has_errors, lint, lint_document
from forms.engine.loading import parse
from forms.engine.problems import Severity
from forms.engine.question_types.registry import standard_types
from forms.engine.schema import Action
from tests.forms.engine.documents import Document, damage, form, options, question, section

REPAIR = Target(
    "repair",
    "Repair",
    frozenset({Action.CREATE}),
    {
        "room": TargetField("room", "Room", required=True, accepts=frozenset({"SUBJECT"})),
        "kind": TargetField("kind", "Kind"),
        "waited": TargetField("waited", "Waited"),
        "pump": TargetField("pump", "Pump", accepts=frozenset({"YES_NO"})),
    },
)
AROUND = Surroundings(
    types=standard_types(),
    targets={"repair": REPAIR},
    words=frozenset({"first_aider", "trust.caretaker"}),
    prefills=frozenset({"room.last_seen"}),
    subjects=frozenset({"room"}),
)


def found(document: Document) -> list[tuple[str, str, str]]:
    problems = lint(parse(document), surroundings=AROUND)
    assert all(problem.remedy for problem in problems)
    return [(problem.severity, problem.path, problem.message) for problem in problems]


def errors(document: Document) -> dict[str, str]:
    return {path: message for severity, path, message in found(document) if severity == "ERROR"}


def warnings(document: Document) -> dict[str, str]:
    return {path: message for severity, path, message in found(document) if severity == "WARNING"}


def test_a_good_form_has_nothing_wrong():
    assert found(damage()) == []


def one(type_name: str, **others: Any) -> Document:
    return form(section("a", question("q", type_name, **others)))


Q = "sections[0].questions[0]"


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        pytest.param(one("PONY"), f"{Q}.type", "no question type “PONY”", id="unknown type"),
        pytest.param(
            one("SHORT_TEXT", settings={"colour": "red"}),
            f"{Q}.settings.colour",
            "no setting",
            id="unknown setting",
        ),
        pytest.param(
            one("SHORT_TEXT", settings={"maximum_length": "3"}),
            f"{Q}.settings.maximum_length",
            "a whole number",
            id="setting of another kind",
        ),
        pytest.param(
            one("DATE", settings={"latest": {"today": True}}),
            f"{Q}.settings.latest",
            "a day",
            id="a bound that is no day",
        ),
        pytest.param(one("SUBJECT"), f"{Q}.settings", "needs the setting “kind”", id="no kind"),
        pytest.param(
            one("SUBJECT", settings={"kind": "pony"}),
            f"{Q}.settings.kind",
            "no kind of subject",
            id="unknown kind",
        ),
        pytest.param(
            one("LONG_LIST", settings={"source": "ponies"}), Q, "no list called", id="unknown list"
        ),
        pytest.param(one("ONE_OF"), f"{Q}.options", "nothing to choose", id="no options"),
        pytest.param(
            one("DATE", options=options("A")), f"{Q}.options", "takes no options", id="options"
        ),
        pytest.param(
            form(section("a", {"id": "q", "type": "SHORT_TEXT"})),
            f"{Q}.label",
            "no words",
            id="no label",
        ),
        pytest.param(
            one("INFORMATION", required="REQUIRED_TO_SUBMIT"),
            f"{Q}.required",
            "asks nothing",
            id="required information",
        ),
        pytest.param(
            one("WHOLE_NUMBER", settings={"minimum": 3, "maximum": 2}),
            Q,
            "more than the maximum",
            id="minimum over maximum",
        ),
        pytest.param(
            one("MANY_OF", options=options("A", "B"), settings={"minimum": 3}),
            Q,
            "Nobody can choose",
            id="more choices than options",
        ),
        pytest.param(
            one("FILE", settings={"kinds": [".pdf"]}), Q, "without its dot", id="kind with a dot"
        ),
        pytest.param(
            one("SHORT_TEXT", prefill="pony.name"), f"{Q}.prefill", "fill in from", id="prefill"
        ),
        pytest.param(form(section("a")), "sections[0].questions", "asks nothing", id="empty"),
        pytest.param(
            one("SHORT_TEXT", help="Ask {the_pony}"), f"{Q}.help", "{the_pony}", id="unknown word"
        ),
        pytest.param(
            form(section("a", question("q")), subject={"type": "room", "question": "q"}),
            "subject.question",
            "does not always ask",
            id="subject is no subject",
        ),
    ],
)
def test_a_question_that_is_wrong_by_itself_is_found(document: Document, path: str, message: str):
    assert message in errors(document)[path]


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        pytest.param(one("DATE"), f"{Q}.hint", "with a hint", id="no hint"),
        pytest.param(
            one("MANY_OF", options=options("A", "B")), f"{Q}.options", "none of these", id="none"
        ),
        pytest.param(
            one("ONE_OF", options=options("A")), f"{Q}.options", "only one option", id="one option"
        ),
        pytest.param(one("DECLARATION"), f"{Q}.required", "Nobody has to", id="declaration"),
        pytest.param(
            form(
                section("a", question("q")),
                conditions=[{"name": "c", "expression": {"question": "q", "answered": True}}],
            ),
            "conditions[0]",
            "Nothing uses",
            id="unused condition",
        ),
    ],
)
def test_what_is_doubtful_is_only_a_warning(document: Document, path: str, message: str):
    assert errors(document) == {}
    assert message in warnings(document)[path]


def test_a_subject_named_when_the_form_is_begun_needs_no_question():
    document = form(section("a", question("q")), subject={"type": "room"})

    assert errors(document) == {}


def test_errors_come_before_warnings():
    severities = [item[0] for item in found(one("DATE", help="{pony}"))]

    assert severities == [Severity.ERROR, Severity.WARNING]


LATER = {"question": "late", "is": "YES"}


@pytest.mark.parametrize(
    ("document", "path"),
    [
        pytest.param(
            form(
                section("a", question("early")),
                section("b", question("mid"), show_if=LATER),
                section("c", question("late", "YES_NO")),
            ),
            "sections[1].show_if",
            id="section on a later section",
        ),
        pytest.param(
            form(section("a", question("late", "YES_NO"), show_if=LATER)),
            "sections[0].show_if",
            id="section on itself",
        ),
        pytest.param(
            form(section("a", question("q", show_if=LATER), question("late", "YES_NO"))),
            "sections[0].questions[0].show_if",
            id="question on a later question of its section",
        ),
        pytest.param(
            form(section("a", question("late", "YES_NO", show_if=LATER))),
            "sections[0].questions[0].show_if",
            id="question on itself",
        ),
        pytest.param(
            form(
                section(
                    "a",
                    question(
                        "q",
                        "ONE_OF",
                        options=[*options("A"), {"value": "B", "label": "B", "show_if": LATER}],
                    ),
                    question("late", "YES_NO"),
                )
            ),
            "sections[0].questions[0].options[1].show_if",
            id="option on a later question",
        ),
        pytest.param(
            form(
                section("a", question("q", show_if="named"), question("late", "YES_NO")),
                conditions=[
                    {"name": "named", "expression": {"computed": "c", "is": "x"}},
                    {"name": "inner", "expression": LATER},
                ],
                computed=[
                    {
                        "id": "c",
                        "label": "C",
                        "value": {"choose": [{"when": "inner", "text": "x"}]},
                    }
                ],
            ),
            "sections[0].questions[0].show_if",
            id="through a named condition and a computed value",
        ),
    ],
)
def test_a_condition_on_a_question_asked_later_is_an_error(document: Document, path: str):
    assert errors(document)[path] == "This rests on “late”, which is not asked before it."


def test_a_question_may_look_at_an_earlier_one_of_its_section():
    document = form(section("a", question("late", "YES_NO"), question("q", show_if=LATER)))

    assert errors(document) == {}


def shown_if(expression: Any, *asked: Document, **others: Any) -> Document:
    return form(section("a", *asked), section("b", question("z"), show_if=expression), **others)


NUMBER = question("n", "WHOLE_NUMBER", settings={"minimum": 0, "maximum": 10})
PICK = question("pick", "ONE_OF", options=options("A", "B", "C"))
MANY = question("many", "MANY_OF", options=options("A", "B", "C"))
YES = question("yes", "YES_NO")
SHOW = "sections[1].show_if"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ({"question": "pony", "is": "A"}, "no question called “pony”"),
        ({"condition": "pony"}, "no condition called “pony”"),
        ({"computed": "pony", "is": 1}, "no computed value called “pony”"),
        ({"question": "pick", "includes": "A"}, "cannot be looked at with “includes”"),
        ({"question": "many", "is": "A"}, "cannot be looked at with “is”"),
        ({"question": "pick", "before": "2026-01-01"}, "cannot be looked at with “before”"),
        ({"question": "pick", "is": "Z"}, "can never be"),
        ({"question": "many", "includes_any": ["A", "Z"]}, "can never be"),
        ({"question": "yes", "is": "Yes"}, "can never be"),
        ({"question": "n", "is": "A"}, "can never be"),
        ({"question": "day", "after": {"question": "pick"}}, "“pick” is not a date"),
    ],
    ids=str,
)
def test_a_look_that_makes_no_sense_is_an_error(expression: Document, message: str):
    asked = (NUMBER, PICK, MANY, YES, question("day", "DATE"))

    assert message in errors(shown_if(expression, *asked))[SHOW]


def look(question_id: str, **operator: Any) -> Document:
    return {"question": question_id, **operator}


@pytest.mark.parametrize(
    "expression",
    [
        {"all": [look("pick", **{"is": "A"}), look("pick", **{"is": "B"})]},
        {"all": [look("yes", **{"is": "YES"}), {"not": look("yes", **{"is": "YES"})}]},
        {"all": [look("yes", **{"is": "YES"}), look("yes", answered=False)]},
        {"all": [look("n", less_than=3), look("n", more_than=5)]},
        {"all": [look("n", more_than=3), look("n", less_than=4)]},
        look("n", more_than=10),
        look("n", less_than=0),
        {"all": [look("many", includes="A"), look("many", includes_none=["A", "B"])]},
        look("many", count_at_least=4),
        {"all": [look("day", before={"today": -7}), look("day", after={"today": 7})]},
        {"all": [look("day", before={"question": "to"}), look("to", before={"question": "day"})]},
    ],
    ids=str,
)
def test_a_section_no_answers_lead_to_is_an_error(expression: Document):
    asked = (NUMBER, PICK, MANY, YES, question("day", "DATE"), question("to", "DATE"))

    assert "No answers lead here" in errors(shown_if(expression, *asked))[SHOW]


@pytest.mark.parametrize(
    "expression",
    [
        {"all": [look("pick", is_not="A"), look("pick", is_not="B")]},
        {"all": [look("n", more_than=3), look("n", less_than=5)]},
        look("n", at_least=10),
        {"all": [look("many", includes="C"), look("many", count_at_most=2)]},
        {"all": [look("many", includes="C"), look("many", count_at_least=3)]},
        {"all": [look("many", includes_all=["A", "B"]), look("many", count_at_most=2)]},
        look("many", count_at_least=3),
        {"all": [look("day", after={"today": -7}), look("day", before={"today": -5})]},
        {"all": [look("day", before={"question": "to"}), look("to", before="2026-01-01")]},
        look("text", is_not="x"),
        look("text", answered=True),
        look("file", count_at_least=1),
        look("agreed", answered=True),
    ],
    ids=str,
)
def test_a_section_some_answers_lead_to_is_fine(expression: Document):
    others = [question("text"), question("file", "FILE"), question("agreed", "DECLARATION")]
    asked = (NUMBER, PICK, MANY, YES, question("day", "DATE"), question("to", "DATE"), *others)

    assert errors(shown_if(expression, *asked)) == {}


def test_a_section_that_needs_a_hidden_answer_is_found_through_what_hides_it():
    document = form(
        section("a", YES),
        section("b", PICK, show_if=look("yes", **{"is": "NO"})),
        section(
            "c",
            question("z"),
            show_if={"all": [look("pick", **{"is": "A"}), look("yes", **{"is": "YES"})]},
        ),
    )

    assert "No answers lead here" in errors(document)["sections[2].show_if"]


def test_a_condition_that_always_holds_is_a_warning():
    asked = question("yes", "YES_NO", required="REQUIRED_TO_SUBMIT")

    document = shown_if({"question": "yes", "answered": True}, asked)

    assert "always holds" in warnings(document)[SHOW]


def test_what_a_sum_or_a_stretch_of_days_decides_is_not_guessed_at():
    document = shown_if(
        {"computed": "total", "at_least": 500},
        NUMBER,
        computed=[{"id": "total", "label": "Total", "value": {"sum": ["n"]}}],
    )

    assert found(document) == []


@pytest.mark.parametrize(
    "value",
    [
        {"count": "n"},
        {"sum": ["n", "pick"]},
        {"days_between": [{"question": "pick"}, {"today": 0}]},
        {"age": {"born": {"question": "n"}, "on": {"today": 0}}},
        {"choose": [{"when": "pony", "text": "x"}]},
        {"count": "pony"},
    ],
    ids=str,
)
def test_a_computation_on_the_wrong_kind_of_question_is_an_error(value: Document):
    document = form(
        section("a", NUMBER, PICK), computed=[{"id": "c", "label": "C", "value": value}]
    )

    assert "computed[0].value" in errors(document)


def bound(**changes: Any) -> Document:
    document = damage()
    binding = document["bindings"][0]
    fields = changes.pop("fields", {})
    binding |= changes
    binding["fields"] |= fields
    return document


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        (bound(target="pony"), "bindings[0].target", "no target called “pony”"),
        (bound(action="UPDATE"), "bindings[0].action", "cannot be written with UPDATE"),
        (bound(when="pony"), "bindings[0].when", "no condition called “pony”"),
        (
            bound(fields={"pony": {"constant": 1}}),
            "bindings[0].fields.pony",
            "“Repair” has no field “pony”",
        ),
        (
            bound(fields={"kind": {"question": "pony"}}),
            "bindings[0].fields.kind",
            "no question called “pony”",
        ),
        (
            bound(fields={"kind": {"computed": "pony"}}),
            "bindings[0].fields.kind",
            "no computed value called “pony”",
        ),
        (
            bound(fields={"pump": {"question": "depth"}}),
            "bindings[0].fields.pump",
            "cannot be filled by a DECIMAL",
        ),
    ],
    ids=["target", "action", "when", "field", "question", "computed", "type"],
)
def test_a_binding_that_cannot_be_carried_out_is_an_error(
    document: Document, path: str, message: str
):
    assert message in errors(document)[path]


def test_a_needed_field_that_is_not_filled_is_an_error():
    document = damage()
    del document["bindings"][0]["fields"]["room"]

    assert "“Room” of “Repair” is not filled" in errors(document)["bindings[0].fields"]


def test_a_needed_field_filled_by_an_optional_question_is_an_error():
    document = damage()
    document["subject"] = {"type": "room", "question": "room"}
    document["sections"][0]["questions"][0]["required"] = "OPTIONAL"

    assert "may be left unanswered" in errors(document)["bindings[0].fields.room"]


def test_a_test_case_that_fails_is_an_error():
    document = damage()
    document["test_cases"][0] |= {"sections": ["where", "water"], "answers": {"pony": 1}}

    problem = errors(document)["test_cases[0]"]

    assert problem.startswith("“A dry room” fails:")


def test_a_document_that_is_no_form_is_told_as_such():
    problems = lint_document("{}", surroundings=AROUND)

    assert has_errors(problems)
    assert {problem.path for problem in problems} >= {"slug", "title", "sections"}


def test_a_document_that_is_a_form_is_linted():
    assert lint_document(json.dumps(damage()), surroundings=AROUND) == []
