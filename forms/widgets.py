"""How each question type looks on a page: a widget by the question type's name.

A widget only reads and shows what was typed; whether it can be accepted, the question type says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import Widget
from django.utils.datastructures import MultiValueDict

from forms.engine.document import Json
from forms.engine.question_types.base import text_setting, whole_setting
from forms.engine.schema import Question
from forms.registration import question_types, subject_choice, subject_of
from schools.registries import SubjectChoice
from schools.registry import Registry

MOST_MATCHES = 10
MOST_LISTED = 500


@dataclass(frozen=True)
class Look:
    """What a widget may need beside the question: words typed to search, ids to describe it by."""

    search: str = ""
    described_by: str = ""
    has_error: bool = False
    file_urls: Mapping[str, str] = field(default_factory=dict)


class QuestionWidget(Widget):
    """The base of all: one text as typed. `is_group` means a legend, not a label, names it."""

    is_group = False

    def __init__(self, question: Question, *, look: Look) -> None:
        super().__init__()
        self.question = question
        self.look = look

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> Json:
        del files
        return _storable(data.get(name) or "")

    def format_value(self, value: Json) -> Any:
        return value

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return context | {"question": self.question, "look": self.look, "value": value}


class TextBox(QuestionWidget):
    """One line of text."""

    template_name = "forms/widgets/text.html"
    width = "wide"
    input_mode = ""

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        unit = text_setting(self.question, name="unit")
        look = {"width": self.width, "input_mode": self.input_mode, "unit": unit}
        return super().get_context(name, value, attrs) | look


class WholeNumberBox(TextBox):
    """A short box that brings up the digits on a phone."""

    width, input_mode = "short", "numeric"


class DecimalBox(TextBox):
    """A short box that brings up digits and a point on a phone."""

    width, input_mode = "short", "decimal"


class DayBox(TextBox):
    """A box for a day, typed: what a date picker cannot make sense of, it throws away."""

    width = "day"


class TextArea(QuestionWidget):
    """Text of several lines."""

    template_name = "forms/widgets/long_text.html"

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        look = {
            "rows": whole_setting(self.question, name="rows") or 5,
            "most": whole_setting(self.question, name="maximum_length"),
        }
        return super().get_context(name, value, attrs) | look


class Radios(QuestionWidget):
    """One of the options."""

    template_name = "forms/widgets/choices.html"
    is_group = True
    kind = "radio"

    def options(self) -> list[dict[str, object]]:
        return [
            {"value": item.value, "label": item.label, "hint": item.hint, "alone": item.exclusive}
            for item in self.question.options
        ]

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        chosen = value if isinstance(value, list) else [value]
        options = [option | {"chosen": option["value"] in chosen} for option in self.options()]
        context = super().get_context(name, value, attrs)
        return context | {"options": options, "kind": self.kind}


class YesNoRadios(Radios):
    """Yes or no, side by side."""

    def options(self) -> list[dict[str, object]]:
        return [{"value": "YES", "label": "Yes"}, {"value": "NO", "label": "No"}]

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"in_line": True}


class Checkboxes(Radios):
    """Any of the options."""

    kind = "checkbox"

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> Json:
        del files
        given = data.getlist(name) if isinstance(data, MultiValueDict) else []
        return [_storable(value) for value in given]


class Tick(QuestionWidget):
    """A statement to agree to."""

    template_name = "forms/widgets/tick.html"


class LongListBox(QuestionWidget):
    """A list to choose from, open to typing the first letters."""

    template_name = "forms/widgets/long_list.html"

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        source = question_types.lists.get(text_setting(self.question, name="source"))
        entries = source.search("", limit=MOST_LISTED) if source else []
        known = {entry.value for entry in entries}
        stray = value if value and value not in known else ""
        return super().get_context(name, value, attrs) | {"entries": entries, "stray": stray}


class SubjectSearch(QuestionWidget):
    """A box to search in, and the matches to choose from. Works without JavaScript."""

    template_name = "forms/widgets/subject.html"
    is_group = True

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kind = text_setting(self.question, name="kind")
        return super().get_context(name, value, attrs) | {
            "chosen": subject_choice(kind, value) if value else None,
            "matches": matches(kind, words=self.look.search),
            "most": MOST_MATCHES,
        }


class FileList(QuestionWidget):
    """The files given so far, each to be taken out, and a box for one more."""

    template_name = "forms/widgets/file.html"
    is_group = True

    def get_context(self, name: str, value: Json, attrs: dict[str, Any] | None) -> dict[str, Any]:
        files = [
            item | {"url": self.look.file_urls.get(str(item.get("id")), "")}
            for item in (value if isinstance(value, list) else [])
            if isinstance(item, dict)
        ]
        most = whole_setting(self.question, name="maximum_files") or 1
        kinds = self.question.settings.get("kinds")
        accept = ",".join(f".{kind}" for kind in kinds) if isinstance(kinds, list) else ""
        look = {"files": files, "accept": accept, "most": most, "is_full": len(files) >= most}
        return super().get_context(name, value, attrs) | look


class Words(QuestionWidget):
    """Text that asks nothing."""

    template_name = "forms/widgets/information.html"


def matches(kind: str, *, words: str) -> list[SubjectChoice]:
    """The subjects of a kind that fit the words typed so far; none for fewer than two letters."""
    words = words.strip()
    return subject_of(kind).search(words, limit=MOST_MATCHES) if len(words) > 1 else []


def _storable(text: str) -> str:
    """What was typed, without what no database can keep."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


MakeWidget = Callable[..., QuestionWidget]

# question type's name -> widget class, called with (question, look=Look)
widgets: Registry[MakeWidget] = Registry(of="widget")
for _name, _widget in (
    ("SHORT_TEXT", TextBox),
    ("LONG_TEXT", TextArea),
    ("WHOLE_NUMBER", WholeNumberBox),
    ("DECIMAL", DecimalBox),
    ("DATE", DayBox),
    ("YES_NO", YesNoRadios),
    ("ONE_OF", Radios),
    ("MANY_OF", Checkboxes),
    ("LONG_LIST", LongListBox),
    ("SUBJECT", SubjectSearch),
    ("FILE", FileList),
    ("INFORMATION", Words),
    ("DECLARATION", Tick),
):
    widgets.add(_name, _widget)


def widget_for(question: Question, *, look: Look) -> QuestionWidget:
    """The widget of a question; a text box for a type that registered none."""
    return (widgets.get(question.type) or TextBox)(question, look=look)
