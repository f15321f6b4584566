"""Truth tables for the operators, and what is computed."""

from datetime import date, timedelta
from typing import Any

import pytest

from forms.engine.answers import Answers
from forms.engine.computed import computed_values
from forms.engine.conditions import evaluate
from forms.engine.expressions import Operator
from forms.engine.loading import parse
from tests.forms.engine.documents import form, options, question, section

TODAY = date(2026, 3, 27)
NOT_ANSWERED = None
FILES = [{"id": "1", "name": "a.pdf"}, {"id": "2", "name": "b.pdf"}]

TABLE: list[tuple[Operator, Any, list[tuple[Any, bool]]]] = [
    (Operator.ANSWERED, True, [(NOT_ANSWERED, False), ("A", True), (0, True), (["A"], True)]),
    (Operator.ANSWERED, False, [(NOT_ANSWERED, True), ("A", False), (0, False), (["A"], False)]),
    (Operator.IS, "A", [(NOT_ANSWERED, False), ("A", True), ("B", False), (["A"], False)]),
    (Operator.IS, 3, [(3, True), ("3", True), ("3.00", True), ("4", False), (True, False)]),
    (Operator.IS_NOT, "A", [(NOT_ANSWERED, False), ("A", False), ("B", True)]),
    (Operator.IS_NOT, 3, [(NOT_ANSWERED, False), ("3.0", False), (4, True)]),
    (Operator.IS_ONE_OF, ["A", "B"], [(NOT_ANSWERED, False), ("B", True), ("C", False)]),
    (Operator.IS_NONE_OF, ["A", "B"], [(NOT_ANSWERED, False), ("B", False), ("C", True)]),
    (Operator.INCLUDES, "A", [(NOT_ANSWERED, False), (["A", "B"], True), (["B"], False)]),
    (Operator.INCLUDES_ANY, ["A", "B"], [(NOT_ANSWERED, False), (["B"], True), (["C"], False)]),
    (
        Operator.INCLUDES_ALL,
        ["A", "B"],
        [(NOT_ANSWERED, False), (["B"], False), (["C", "B", "A"], True)],
    ),
    (
        Operator.INCLUDES_NONE,
        ["A", "B"],
        [(NOT_ANSWERED, False), (["B", "C"], False), (["C"], True)],
    ),
    (Operator.LESS_THAN, 3, [(NOT_ANSWERED, False), (2, True), (3, False), ("2.99", True)]),
    (Operator.AT_MOST, 3, [(NOT_ANSWERED, False), (3, True), ("3.01", False)]),
    (Operator.MORE_THAN, 3, [(NOT_ANSWERED, False), (3, False), ("3.01", True), ("x", False)]),
    (Operator.AT_LEAST, 0.1, [(NOT_ANSWERED, False), ("0.1", True), ("0.09", False)]),
    (
        Operator.BEFORE,
        "2026-03-27",
        [(NOT_ANSWERED, False), ("2026-03-26", True), ("2026-03-27", False), ("soon", False)],
    ),
    (Operator.ON_OR_BEFORE, "2026-03-27", [("2026-03-27", True), ("2026-03-28", False)]),
    (Operator.AFTER, {"today": -7}, [("2026-03-20", False), ("2026-03-21", True)]),
    (
        Operator.ON_OR_AFTER,
        {"today": 0},
        [(NOT_ANSWERED, False), ("2026-03-26", False), ("2026-03-27", True)],
    ),
    (Operator.COUNT_AT_LEAST, 2, [(NOT_ANSWERED, False), (["A"], False), (FILES, True)]),
    (Operator.COUNT_AT_MOST, 1, [(NOT_ANSWERED, False), (["A"], True), (FILES, False)]),
]


@pytest.mark.parametrize(
    ("operator", "wanted", "value", "holds"),
    [
        pytest.param(operator, wanted, value, holds, id=f"{value} {operator} {wanted}")
        for operator, wanted, rows in TABLE
        for value, holds in rows
    ],
)
def test_a_look_holds_as_the_table_says(operator: Operator, wanted: Any, value: Any, holds: bool):
    expression = {"question": "q", operator.value: wanted}
    asked = parse(
        form(section("a", question("q")), conditions=[{"name": "c", "expression": expression}])
    )
    answers = Answers(clean={} if value is NOT_ANSWERED else {"q": value})

    assert evaluate(asked, answers, condition="c", today=TODAY) is holds


def test_the_table_covers_every_operator():
    assert {operator for operator, _, _ in TABLE} == set(Operator)


@pytest.mark.parametrize(
    ("expression", "holds"),
    [
        ({"all": [{"condition": "yes"}, {"condition": "yes"}]}, True),
        ({"all": [{"condition": "yes"}, {"condition": "no"}]}, False),
        ({"any": [{"condition": "no"}, {"condition": "yes"}]}, True),
        ({"any": [{"condition": "no"}, {"condition": "no"}]}, False),
        ({"not": {"condition": "no"}}, True),
        ({"not": {"condition": "yes"}}, False),
        ({"condition": "unheard_of"}, False),
        ({"not": {"any": [{"condition": "no"}, {"not": {"condition": "yes"}}]}}, True),
    ],
    ids=str,
)
def test_groups_hold_as_their_parts_do(expression: dict[str, Any], holds: bool):
    asked = parse(
        form(
            section("a", question("q")),
            conditions=[
                {"name": "yes", "expression": {"question": "q", "answered": True}},
                {"name": "no", "expression": {"question": "q", "answered": False}},
                {"name": "c", "expression": expression},
            ],
        )
    )

    assert evaluate(asked, Answers(clean={"q": "x"}), condition="c", today=TODAY) is holds


def test_a_day_can_be_compared_with_the_answer_to_another_question():
    asked = parse(
        form(
            section("a", question("start", "DATE"), question("end", "DATE")),
            conditions=[
                {
                    "name": "c",
                    "expression": {"question": "end", "before": {"question": "start"}},
                }
            ],
        )
    )

    def holds(**clean: str) -> bool:
        return evaluate(asked, Answers(clean=clean), condition="c", today=TODAY)

    assert holds(start="2026-03-02", end="2026-03-01")
    assert not holds(start="2026-03-01", end="2026-03-01")
    assert not holds(end="2026-03-01")


def test_a_chain_of_conditions_that_look_twice_is_worked_out_once_each():
    chain = [{"name": "c0", "expression": {"question": "q", "answered": True}}]
    chain += [
        {"name": f"c{i}", "expression": {"all": [{"condition": f"c{i - 1}"}] * 2}}
        for i in range(1, 29)
    ]
    asked = parse(form(section("a", question("q")), conditions=chain))

    assert evaluate(asked, Answers(clean={"q": "x"}), condition="c28", today=TODAY)


def test_a_tower_as_high_as_is_let_in_is_worked_out():
    part: dict[str, Any] = {"question": "q", "answered": True}
    tower = [{"name": "c0", "expression": part}]
    tower += [
        {"name": f"c{i}", "expression": {"not": {"condition": f"c{i - 1}"}}} for i in range(1, 30)
    ]
    asked = parse(form(section("a", question("q")), conditions=tower))

    assert not evaluate(asked, Answers(clean={"q": "x"}), condition="c29", today=TODAY)


def computed(value: dict[str, Any], **clean: Any) -> Any:
    asked = parse(
        form(
            section("a", question("born", "DATE"), question("on", "DATE"), question("n"),
                    question("m"), question("many", "MANY_OF", options=options("A", "B"))),
            conditions=[{"name": "known", "expression": {"question": "n", "answered": True}}],
            computed=[{"id": "c", "label": "C", "value": value}],
        )
    )  # fmt: skip
    return computed_values(asked, Answers(clean=clean), today=TODAY)["c"]


AGE = {"age": {"born": {"question": "born"}, "on": {"question": "on"}}}


@pytest.mark.parametrize(
    ("value", "clean", "expected"),
    [
        ({"count": "many"}, {"many": ["A", "B"]}, 2),
        ({"count": "many"}, {}, None),
        ({"sum": ["n", "m"]}, {"n": 3, "m": "0.5"}, "3.5"),
        ({"sum": ["n", "m"]}, {"n": "0.10", "m": "0.20"}, "0.30"),
        ({"sum": ["n", "m"]}, {"n": 3}, 3),
        ({"sum": ["n", "m"]}, {}, None),
        ({"days_between": [{"question": "on"}, {"today": 0}]}, {"on": "2026-03-20"}, 7),
        ({"days_between": ["2026-04-01", {"today": 1}]}, {}, -4),
        ({"days_between": [{"question": "on"}, {"today": 0}]}, {}, None),
        (AGE, {"born": "2015-03-28", "on": "2026-03-27"}, 10),
        (AGE, {"born": "2015-03-27", "on": "2026-03-27"}, 11),
        (AGE, {"born": "2024-02-29", "on": "2025-02-28"}, 0),
        (AGE, {"born": "2024-02-29", "on": "2025-03-01"}, 1),
        (AGE, {"born": "2026-03-28", "on": "2026-03-27"}, None),
        (AGE, {"born": "2015-03-28"}, None),
        ({"choose": [{"when": "known", "text": "Yes"}], "otherwise": "No"}, {"n": 1}, "Yes"),
        ({"choose": [{"when": "known", "text": "Yes"}], "otherwise": "No"}, {}, "No"),
        ({"choose": [{"when": "known", "text": "Yes"}]}, {}, None),
    ],
    ids=str,
)
def test_a_value_is_computed(value: dict[str, Any], clean: dict[str, Any], expected: Any):
    assert computed(value, **clean) == expected


def test_days_move_with_today():
    days = {"days_between": ["2026-03-27", {"today": 0}]}
    asked = parse(
        form(section("a", question("q")), computed=[{"id": "c", "label": "C", "value": days}])
    )

    later = computed_values(asked, Answers(), today=TODAY + timedelta(days=30))

    assert later == {"c": 30}
