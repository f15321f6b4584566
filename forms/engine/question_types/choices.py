"""Questions answered by choosing."""

from collections.abc import Iterator, Mapping
from datetime import date

from forms.engine.document import Json
from forms.engine.expressions import COUNTED, LISTED, MEMBERS, SCALAR, Operator
from forms.engine.question_types.base import (
    ANSWERED,
    AnswerError,
    ListSource,
    QuestionType,
    SettingKind,
    one_text,
    text_setting,
    texts,
    whole_setting,
)
from forms.engine.schema import Question

_EXAMPLES = 20
_YES_NO = {"YES": "Yes", "NO": "No"}


class YesNo(QuestionType):
    """Yes or no."""

    name = "YES_NO"
    label = "Yes or no"
    operators = ANSWERED | SCALAR

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del question, today
        value = one_text(raw)
        if value and value not in _YES_NO:
            raise AnswerError("Choose yes or no.")
        return value or None

    def display(self, value: Json, *, question: Question) -> str:
        del question
        return _YES_NO.get(value, "") if isinstance(value, str) else ""

    def fits(self, literal: Json, *, question: Question) -> bool:
        del question
        return literal in ("YES", "NO")

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or ""

    def examples(self, question: Question) -> list[Json]:
        del question
        return ["YES", "NO"]


class OneOf(QuestionType):
    """One of a few options."""

    name = "ONE_OF"
    label = "One of a list"
    operators = ANSWERED | SCALAR | LISTED
    has_options = True

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        value = one_text(raw)
        if value and question.option(value) is None:
            raise AnswerError("Choose one of the options.")
        return value or None

    def display(self, value: Json, *, question: Question) -> str:
        option = question.option(value)
        return option.label if option else ""

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or ""

    def fits(self, literal: Json, *, question: Question) -> bool:
        return question.option(literal) is not None

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if any(option.exclusive for option in question.options):
            yield "Every option here is exclusive anyway.", "Take “exclusive” out."


class ManyOf(QuestionType):
    """Any of a few options; an exclusive one ("none of these") only by itself."""

    name = "MANY_OF"
    label = "Any of a list"
    settings = {"minimum": SettingKind.WHOLE, "maximum": SettingKind.WHOLE}
    operators = ANSWERED | MEMBERS | COUNTED | {Operator.INCLUDES}
    has_options = True

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        given = set(texts(raw))
        known = [option for option in question.options if option.value in given]
        if len(known) != len(given):
            raise AnswerError("Choose from the options.")
        alone = next((option for option in known if option.exclusive), None)
        if alone and len(known) > 1:
            raise AnswerError(f"Choose “{alone.label}” by itself, or take it out.")
        if known and not alone:
            _check_count(len(known), question=question)
        return [option.value for option in known] or None

    def display(self, value: Json, *, question: Question) -> str:
        chosen = value if isinstance(value, list) else []
        return "; ".join(option.label for option in question.options if option.value in chosen)

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or []

    def fits(self, literal: Json, *, question: Question) -> bool:
        return question.option(literal) is not None

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        least = whole_setting(question, name="minimum") or 0
        most = whole_setting(question, name="maximum")
        if least > len(question.options) or (most is not None and most < max(1, least)):
            yield "Nobody can choose that many options.", "Change the minimum or the maximum."


def _check_count(count: int, *, question: Question) -> None:
    least = whole_setting(question, name="minimum")
    most = whole_setting(question, name="maximum")
    if least is not None and count < least:
        raise AnswerError(f"Choose at least {least}.")
    if most is not None and count > most:
        raise AnswerError(f"Choose at most {most}.")


class LongList(QuestionType):
    """One entry of a list that is searched, not shown whole."""

    name = "LONG_LIST"
    label = "Search in a list"
    settings = {"source": SettingKind.TEXT}
    needed_settings = frozenset({"source"})
    operators = ANSWERED | SCALAR | LISTED

    def __init__(self, lists: Mapping[str, ListSource]) -> None:
        self._lists = lists

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        value = one_text(raw).strip()
        if value and self._label(value, question=question) is None:
            raise AnswerError("Choose an entry of the list.")
        return value or None

    def display(self, value: Json, *, question: Question) -> str:
        if not isinstance(value, str):
            return ""
        # An entry may have left the list since; the code is still better than nothing.
        return self._label(value, question=question) or value

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or ""

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        source = text_setting(question, name="source")
        if source and source not in self._lists:
            known = ", ".join(sorted(self._lists)) or "none is known"
            yield f"There is no list called “{source}”.", f"Use one of: {known}."

    def _label(self, value: str, *, question: Question) -> str | None:
        source = self._lists.get(text_setting(question, name="source"))
        return source.label(value) if source else None

    def examples(self, question: Question) -> list[Json]:
        source = self._lists.get(text_setting(question, name="source"))
        return [choice.value for choice in source.search("", limit=_EXAMPLES)] if source else []


class Declaration(QuestionType):
    """A statement the person ticks to agree to."""

    name = "DECLARATION"
    label = "Declaration"

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del question, today
        return True if raw is True or one_text(raw) else None

    def display(self, value: Json, *, question: Question) -> str:
        del question
        return "Agreed" if value is True else ""

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return "on" if value is True else ""

    def examples(self, question: Question) -> list[Json]:
        del question
        return [True]
