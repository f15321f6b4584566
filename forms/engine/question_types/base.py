"""What a kind of question is: how an answer to it is cleaned, kept, shown and looked at."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from forms.engine.document import Json
from forms.engine.expressions import Operator
from forms.engine.schema import Question

ANSWERED = frozenset({Operator.ANSWERED})


class AnswerError(ValueError):
    """The answer cannot be accepted; the message tells the person what to do."""


class SettingKind(StrEnum):
    """What a setting of a question type may hold."""

    WHOLE = "a whole number"
    NUMBER = "a number"
    TEXT = "text"
    TEXTS = "a list of texts"
    DAY = 'a day such as "2026-03-27", or {"today": 0}'


@dataclass(frozen=True)
class Choice:
    """One entry of a list to search in."""

    value: str
    label: str


class ListSource(Protocol):
    """A list too long to stand in a form; a folder that has one registers it by name."""

    def label(self, value: str) -> str | None:
        """What people read for this value, None if the list has no such value."""

    def search(self, text: str, *, limit: int) -> list[Choice]:
        """The entries that fit the text typed so far, best first."""


class QuestionType(ABC):
    """One kind of question. Subclass it and register an instance to add one.

    Stored values are JSON and never empty: `clean` gives None when nothing was answered.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    settings: ClassVar[Mapping[str, SettingKind]] = {}
    needed_settings: ClassVar[frozenset[str]] = frozenset()
    operators: ClassVar[frozenset[Operator]] = ANSWERED
    has_options: ClassVar[bool] = False
    takes_answer: ClassVar[bool] = True
    wants_hint: ClassVar[bool] = False

    @abstractmethod
    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        """The value to keep for what was given on the page; None if nothing was.

        Raises AnswerError, with a sentence for the person, if it cannot be accepted.
        """

    def display(self, value: Json, *, question: Question) -> str:
        """The stored value in words."""
        del question
        return "" if value is None else str(value)

    def to_raw(self, value: Json, *, question: Question) -> Json:
        """What to put back on the page for a stored value; `clean` turns it into the value again."""
        return "" if value is None else self.display(value, question=question)

    def fits(self, literal: Json, *, question: Question) -> bool:
        """Whether an answer could be this value that a condition compares it with."""
        del question
        return isinstance(literal, str)

    def examples(self, question: Question) -> list[Json]:
        """Stored values that could well be answers; the linter tries them.

        None of them: the linter says nothing about what this question decides.
        """
        del question
        return []

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        """What is wrong between the settings and options of a question: message and remedy."""
        del question
        yield from ()


def one_text(raw: Json) -> str:
    """The one text given on the page; of a list with one text, that one.

    Raises AnswerError for anything else: no page of ours sends it.
    """
    if isinstance(raw, list) and len(raw) <= 1:
        raw = raw[0] if raw else ""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    raise AnswerError("Give one answer.")


def texts(raw: Json) -> list[str]:
    """The texts given on the page, without the empty ones."""
    given = raw if isinstance(raw, list) else [raw]
    if not all(item is None or isinstance(item, str) for item in given):
        raise AnswerError("Choose from the list.")
    return [item for item in given if isinstance(item, str) and item]


def whole_setting(question: Question, *, name: str) -> int | None:
    """A setting that is a whole number, None when it is left out."""
    value = question.settings.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text_setting(question: Question, *, name: str) -> str:
    """A setting that is text, empty when it is left out."""
    value = question.settings.get(name)
    return value if isinstance(value, str) else ""
