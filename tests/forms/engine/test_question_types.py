import json
from datetime import date
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.answers import accepted
from forms.engine.loading import parse
from forms.engine.question_types.base import AnswerError, Choice, QuestionType
from forms.engine.question_types.registry import NameTakenError, Registry, standard_types
from forms.engine.question_types.text import one_line, tidy
from forms.engine.schema import Question
from tests.forms.engine.documents import PATIENT, form, options, question, section

TODAY = date(2026, 3, 27)
NONE = {"value": "NONE", "label": "None of these", "exclusive": True}


class Rooms:
    """A list of two rooms."""

    rooms: ClassVar[dict[str, str]] = {"R1": "Room one", "R2": "Room two"}

    def label(self, value: str) -> str | None:
        return self.rooms.get(value)

    def search(self, text: str, *, limit: int) -> list[Choice]:
        found = [Choice(value, name) for value, name in self.rooms.items() if text in name]
        return found[:limit]


def types() -> Registry:
    registry = standard_types()
    registry.register_list("rooms", source=Rooms())
    return registry


def asked(type_name: str, **others: Any) -> Question:
    return parse(form(section("a", question("q", type_name, **others)))).question("q")


CHOICES = {"options": [*options("A", "B", "C"), NONE]}
CASES: list[tuple[str, dict[str, Any], Any, Any, str]] = [
    # type, what else the question says, typed, kept, shown
    ("SHORT_TEXT", {}, "  two\r\n words ", "two words", "two words"),
    ("SHORT_TEXT", {}, "Zoe\u0308", "Zoë", "Zoë"),
    ("LONG_TEXT", {}, "one\r\ntwo\rthree\n", "one\ntwo\nthree", "one\ntwo\nthree"),
    ("WHOLE_NUMBER", {}, " 1,200 ", 1200, "1200"),
    ("WHOLE_NUMBER", {"settings": {"unit": "days"}}, "-3 days", -3, "-3 days"),
    ("WHOLE_NUMBER", {}, "0", 0, "0"),
    ("DECIMAL", {}, "3.50", "3.50", "3.50"),
    ("DECIMAL", {"settings": {"unit": "cm"}}, "1,000.5cm", "1000.5", "1000.5 cm"),
    ("DECIMAL", {}, "-0", "0", "0"),
    ("DECIMAL", {"settings": {"places": 0}}, "7", "7", "7"),
    ("DATE", {}, "27/3/2026", "2026-03-27", "27 March 2026"),
    ("DATE", {}, " 2026-03-02 ", "2026-03-02", "2 March 2026"),
    ("DATE", {"settings": {"latest": {"today": 0}}}, "27/03/2026", "2026-03-27", "27 March 2026"),
    ("YES_NO", {}, "NO", "NO", "No"),
    ("ONE_OF", CHOICES, "B", "B", "B"),
    ("MANY_OF", CHOICES, ["C", "A", ""], ["A", "C"], "A; C"),
    ("MANY_OF", CHOICES, "NONE", ["NONE"], "None of these"),
    ("MANY_OF", {**CHOICES, "settings": {"minimum": 2}}, ["NONE"], ["NONE"], "None of these"),
    ("LONG_LIST", {"settings": {"source": "rooms"}}, "R2", "R2", "Room two"),
    ("SUBJECT", {"settings": {"kind": "room"}}, "9d1f-2", "9d1f-2", "9d1f-2"),
    (
        "FILE",
        {},
        [{"id": "f1", "name": "C:\\x\\my\u202e plan.pdf"}],
        [{"id": "f1", "name": "my plan.pdf"}],
        "my plan.pdf",
    ),
    ("DECLARATION", {}, "on", True, "Agreed"),
    ("DECLARATION", {}, True, True, "Agreed"),
]
IDS = [f"{name} {raw}" for name, _, raw, _, _ in CASES]


@pytest.mark.parametrize(("name", "others", "raw", "kept", "shown"), CASES, ids=IDS)
def test_an_answer_is_kept_and_shown_and_can_be_put_back_on_the_page(
    name: str, others: dict[str, Any], raw: Any, kept: Any, shown: str
):
    one = asked(name, **others)
    kind = types().get(name)

    value = kind.clean(raw, question=one, today=TODAY)

    assert (value, type(value)) == (kept, type(kept))
    assert kind.display(value, question=one) == shown
    assert json.loads(json.dumps(value)) == value
    again = kind.to_raw(value, question=one)
    assert kind.clean(again, question=one, today=TODAY) == value


REFUSED: list[tuple[str, dict[str, Any], Any, str]] = [
    ("SHORT_TEXT", {}, "x" * 203, "by 3 characters, to 200"),
    ("SHORT_TEXT", {"settings": {"maximum_length": 3}}, "abcd", "by 1 character, to 3"),
    ("SHORT_TEXT", {}, ["a", "b"], "one answer"),
    ("SHORT_TEXT", {}, {"a": "b"}, "one answer"),
    ("LONG_TEXT", {}, "x" * 10_001, "Shorten"),
    ("WHOLE_NUMBER", {}, "3.5", "whole number"),
    ("WHOLE_NUMBER", {}, "1,20", "whole number"),
    ("WHOLE_NUMBER", {}, "٣", "whole number"),
    ("WHOLE_NUMBER", {}, "9" * 400, "whole number"),
    ("WHOLE_NUMBER", {"settings": {"minimum": 2}}, "1", "2 or more"),
    ("WHOLE_NUMBER", {"settings": {"maximum": 2}}, "3", "2 or less"),
    ("DECIMAL", {}, "1.234", "at most 2 decimal"),
    ("DECIMAL", {}, "1e3", "Enter a number"),
    ("DECIMAL", {}, "NaN", "Enter a number"),
    ("DECIMAL", {"settings": {"maximum": 0.3}}, "0.31", "0.3 or less"),
    ("DATE", {}, "31/2/2026", "real day"),
    ("DATE", {}, "3/27/2026", "real day"),
    ("DATE", {}, "27/3/26", "day/month/year"),
    ("DATE", {}, "27 March 2026", "day/month/year"),
    ("DATE", {}, "20260327", "day/month/year"),
    ("DATE", {}, "1/1/0026", "year between"),
    ("DATE", {"settings": {"latest": {"today": 0}}}, "28/3/2026", "27 March 2026 or an earlier"),
    ("DATE", {"settings": {"earliest": "2026-03-01"}}, "28/2/2026", "1 March 2026 or a later"),
    ("YES_NO", {}, "PERHAPS", "yes or no"),
    ("ONE_OF", CHOICES, "Z", "one of the options"),
    ("ONE_OF", CHOICES, ["A", "B"], "one answer"),
    ("MANY_OF", CHOICES, ["A", "Z"], "from the options"),
    ("MANY_OF", CHOICES, [1], "from the list"),
    ("MANY_OF", CHOICES, ["A", "NONE"], "“None of these” by itself"),
    ("MANY_OF", {**CHOICES, "settings": {"minimum": 2}}, ["A"], "at least 2"),
    ("MANY_OF", {**CHOICES, "settings": {"maximum": 1}}, ["A", "B"], "at most 1"),
    ("LONG_LIST", {"settings": {"source": "rooms"}}, "R9", "entry of the list"),
    ("LONG_LIST", {"settings": {"source": "unheard"}}, "R1", "entry of the list"),
    ("SUBJECT", {"settings": {"kind": "room"}}, "a b", "from the list"),
    ("SUBJECT", {"settings": {"kind": "room"}}, "../etc", "from the list"),
    ("FILE", {}, "a.pdf", "file again"),
    ("FILE", {}, [{"id": "1"}], "file again"),
    ("FILE", {}, [{"id": "1", "name": "a"}, {"id": "2", "name": "b"}], "at most 1 file"),
    ("FILE", {"settings": {"maximum_files": 2}}, [{"id": "1", "name": "a"}] * 2, "given twice"),
    ("FILE", {"settings": {"kinds": ["pdf"]}}, [{"id": "1", "name": "a.exe"}], "kinds: pdf"),
]


@pytest.mark.parametrize(
    ("name", "others", "raw", "message"), REFUSED, ids=[f"{r[0]} {str(r[2])[:30]}" for r in REFUSED]
)
def test_an_answer_that_cannot_be_accepted_is_refused_with_what_to_do(
    name: str, others: dict[str, Any], raw: Any, message: str
):
    with pytest.raises(AnswerError, match=message):
        types().get(name).clean(raw, question=asked(name, **others), today=TODAY)


@pytest.mark.parametrize("name", standard_types().names)
@pytest.mark.parametrize("raw", ["", [], None, "  "], ids=repr)
def test_nothing_given_is_no_answer(name: str, raw: Any):
    if raw == "  " and name in ("ONE_OF", "MANY_OF", "YES_NO", "FILE", "DECLARATION"):
        raw = ""

    assert types().get(name).clean(raw, question=asked(name), today=TODAY) is None


@pytest.mark.parametrize("name", standard_types().names)
@given(
    raw=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "name", "x"]), inner, max_size=2)
        ),
        max_leaves=6,
    )
)
@PATIENT
def test_whatever_is_posted_is_an_answer_or_an_answer_error(name: str, raw: Any):
    registry = types()
    others = CHOICES if registry.get(name).has_options else {}
    one = asked(name, **others)

    try:
        value = registry.get(name).clean(raw, question=one, today=TODAY)
    except AnswerError:
        value = None

    again = registry.get(name).to_raw(value, question=one)
    assert registry.get(name).clean(again, question=one, today=TODAY) == value


@given(st.text())
@PATIENT
def test_tidied_text_stays_as_it_is_and_can_be_stored(text: str):
    once = tidy(text)

    assert tidy(once) == once
    assert "\x00" not in once
    assert once.encode().decode() == once
    assert "\n" not in one_line(text)


def test_the_author_can_word_the_error():
    one = asked("DATE", errors={"invalid": "Enter the day you saw it"})

    with pytest.raises(AnswerError, match="Enter the day you saw it"):
        accepted(one, "soon", types=types(), today=TODAY)


def test_an_entry_that_has_left_its_list_is_shown_by_its_code():
    one = asked("LONG_LIST", settings={"source": "rooms"})

    assert types().get("LONG_LIST").display("R9", question=one) == "R9"


class Colour(QuestionType):
    """A type another folder brings."""

    name = "COLOUR"
    label = "Colour"

    def clean(self, raw: Any, *, question: Question, today: date) -> Any:
        return raw or None


def test_another_folder_can_add_a_type_once():
    registry = standard_types()

    registry.register(Colour())

    assert "COLOUR" in registry
    with pytest.raises(NameTakenError, match="COLOUR"):
        registry.register(Colour())


def test_a_list_can_be_added_once():
    registry = types()

    with pytest.raises(NameTakenError, match="rooms"):
        registry.register_list("rooms", source=Rooms())


def test_registries_do_not_share_what_is_added():
    types().register(Colour())

    assert "COLOUR" not in types()
