"""A form about a damaged room, and strategies that make others."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

Document = dict[str, Any]

# How long an example takes says more about the machine's other work than about the engine.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
IDS = ["q1", "q2", "q3", "q4", "q5", "q6"]


def question(identifier: str, type_name: str = "SHORT_TEXT", **others: Any) -> Document:
    return {"id": identifier, "type": type_name, "label": f"What about {identifier}?", **others}


def options(*codes: str, **others: Any) -> list[Document]:
    return [{"value": code, "label": code.capitalize(), **others} for code in codes]


def section(identifier: str, *questions: Document, **others: Any) -> Document:
    return {"id": identifier, "title": identifier.capitalize(), "questions": [*questions], **others}


def form(*sections: Document, **others: Any) -> Document:
    return {
        "schema_version": 1,
        "slug": "report-damage",
        "title": "Report damage",
        "sections": [*sections],
        **others,
    }


def damage() -> Document:
    """The form most tests walk through: where it is, the water if there is any, and the end."""
    none = {"value": "NONE", "label": "None of these", "exclusive": True}
    return form(
        section(
            "where",
            question("room", "SUBJECT", required="REQUIRED_TO_SUBMIT", settings={"kind": "room"}),
            question(
                "seen_on", "DATE", hint="Such as 27/3/2026", settings={"latest": {"today": 0}}
            ),
            question("signs", "MANY_OF", options=[*options("WATER", "CRACK"), none]),
        ),
        section(
            "water",
            question(
                "depth",
                "DECIMAL",
                hint="In centimetres",
                required="REQUIRED_LATER",
                settings={"minimum": 0, "maximum": 300, "places": 1, "unit": "cm"},
            ),
            question("pump", "YES_NO", show_if={"question": "depth", "at_least": 10}),
            show_if="is_wet",
        ),
        section(
            "end",
            question("story", "LONG_TEXT"),
            question("agreed", "DECLARATION", required="REQUIRED_TO_SUBMIT"),
        ),
        intro="About five minutes.",
        warning="Somebody hurt? Ring {first_aider}.",
        subject={"type": "room", "question": "room"},
        requires={"record": "repair", "verb": "CREATE"},
        conditions=[{"name": "is_wet", "expression": {"question": "signs", "includes": "WATER"}}],
        computed=[
            {
                "id": "waited",
                "label": "Days since",
                "value": {"days_between": [{"question": "seen_on"}, {"today": 0}]},
            }
        ],
        bindings=[
            {
                "target": "repair",
                "action": "CREATE",
                "when": "is_wet",
                "fields": {
                    "room": {"question": "room"},
                    "kind": {"constant": "PLUMBING"},
                    "waited": {"computed": "waited"},
                    "pump": {"question": "pump"},
                },
            }
        ],
        ending={"title": "Thank you", "text": "{trust.caretaker} will look."},
        test_cases=[
            {
                "name": "A dry room",
                "today": "2026-03-27",
                "answers": {"signs": ["CRACK"]},
                "sections": ["where", "end"],
                "writes": [],
            }
        ],
    )


def _looks() -> st.SearchStrategy[Document]:
    return st.one_of(
        st.builds(lambda q, v: {"question": q, "is": v}, st.sampled_from(IDS), _codes()),
        st.builds(lambda q, v: {"question": q, "includes": v}, st.sampled_from(IDS), _codes()),
        st.builds(lambda q, v: {"question": q, "answered": v}, st.sampled_from(IDS), st.booleans()),
        st.builds(
            lambda q, n: {"question": q, "before": {"today": n}},
            st.sampled_from(IDS),
            st.integers(-9, 9),
        ),
        st.just({"condition": "named"}),
    )


def _codes() -> st.SearchStrategy[str]:
    return st.sampled_from(["A", "B", "YES"])


def expressions() -> st.SearchStrategy[Document]:
    """Any condition on the questions q1 to q6."""
    return st.recursive(
        _looks(),
        lambda inner: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=5,
    )


@st.composite
def forms(draw: st.DrawFn) -> Document:
    """Any form of three sections and six questions, shown under any conditions."""
    guard = st.one_of(st.just({}), st.builds(lambda tree: {"show_if": tree}, expressions()))
    choices = options("A", "B")

    def asked(identifier: str) -> Document:
        kind = draw(st.sampled_from(["SHORT_TEXT", "ONE_OF", "MANY_OF", "YES_NO", "DATE"]))
        extra: Document = {}
        if kind in ("ONE_OF", "MANY_OF"):
            extra["options"] = [choices[0], {**choices[1], **draw(guard)}]
        return question(identifier, kind, **extra, **draw(guard))

    sections = [
        section(f"s{i}", *(asked(name) for name in IDS[2 * i : 2 * i + 2]), **draw(guard))
        for i in range(3)
    ]
    named = draw(expressions().filter(lambda tree: "condition" not in str(tree)))
    return form(*sections, conditions=[{"name": "named", "expression": named}])


def stored() -> st.SearchStrategy[Document]:
    """Any kept answers to q1 to q6, fitting or not."""
    value = st.one_of(
        st.sampled_from(["A", "B", "YES", "NO", "2026-03-20", "2026-04-20"]),
        st.lists(st.sampled_from(["A", "B"]), min_size=1, unique=True),
    )
    return st.dictionaries(st.sampled_from(IDS), value)
