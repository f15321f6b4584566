"""Questions answered with a number or a day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from forms.engine.document import Json
from forms.engine.expressions import DATED, NUMERIC, SCALAR, Operator
from forms.engine.question_types.base import (
    ANSWERED,
    AnswerError,
    QuestionType,
    SettingKind,
    one_text,
    text_setting,
    whole_setting,
)
from forms.engine.schema import Question
from forms.engine.scope import number
from forms.engine.trees import iso_day

_WHOLE = re.compile(r"[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})")
_DECIMAL = re.compile(r"[+-]?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,6})?")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100
_PLACES = 2


class WholeNumber(QuestionType):
    """A whole number."""

    name = "WHOLE_NUMBER"
    label = "Whole number"
    settings = {
        "minimum": SettingKind.WHOLE,
        "maximum": SettingKind.WHOLE,
        "unit": SettingKind.TEXT,
    }
    operators = ANSWERED | SCALAR | NUMERIC

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        text = _bare(one_text(raw), question=question)
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            raise AnswerError("Enter a whole number, such as 12.")
        value = int(text.replace(",", ""))
        _check_bounds(Decimal(value), question=question)
        return value

    def display(self, value: Json, *, question: Question) -> str:
        unit = text_setting(question, name="unit")
        return f"{value} {unit}".strip() if value is not None else ""

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return "" if value is None else str(value)

    def fits(self, literal: Json, *, question: Question) -> bool:
        del question
        return isinstance(literal, int | float) and not isinstance(literal, bool)

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        least = number(question.settings.get("minimum"))
        most = number(question.settings.get("maximum"))
        if least is not None and most is not None and least > most:
            yield "The minimum is more than the maximum.", "Exchange them."

    def examples(self, question: Question) -> list[Json]:
        bounds = (question.settings.get(name) for name in ("minimum", "maximum"))
        return [0, *(bound for bound in bounds if number(bound) is not None)]


class DecimalNumber(WholeNumber):
    """A number with decimals, kept exactly, as text."""

    name = "DECIMAL"
    label = "Number with decimals"
    settings = {
        "minimum": SettingKind.NUMBER,
        "maximum": SettingKind.NUMBER,
        "places": SettingKind.WHOLE,
        "unit": SettingKind.TEXT,
    }
    wants_hint = True

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        text = _bare(one_text(raw), question=question)
        if not text:
            return None
        if not _DECIMAL.fullmatch(text):
            raise AnswerError("Enter a number, such as 3.5.")
        value = Decimal(text.replace(",", ""))
        _check_bounds(value, question=question)
        setting = whole_setting(question, name="places")
        places = _PLACES if setting is None else setting
        if len(text.partition(".")[2].rstrip("0")) > max(0, places):
            raise AnswerError(f"Enter a number with at most {places} decimal places.")
        # Adding nought turns -0 into 0.
        return format(value + 0, "f")

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from super().faults(question)
        places = whole_setting(question, name="places")
        if places is not None and not 0 <= places <= 6:
            yield "A number has between 0 and 6 decimal places.", "Change “places”."


def _bare(text: str, *, question: Question) -> str:
    """The number without the space around it and the unit people type after it."""
    return text.strip().removesuffix(text_setting(question, name="unit")).strip()


def _check_bounds(value: Decimal, *, question: Question) -> None:
    least = number(question.settings.get("minimum"))
    most = number(question.settings.get("maximum"))
    if least is not None and value < least:
        raise AnswerError(f"Enter {least} or more.")
    if most is not None and value > most:
        raise AnswerError(f"Enter {most} or less.")


class Day(QuestionType):
    """A day, typed as dd/mm/yyyy or ISO and never guessed; kept as ISO."""

    name = "DATE"
    label = "Date"
    settings = {"earliest": SettingKind.DAY, "latest": SettingKind.DAY}
    operators = ANSWERED | DATED | {Operator.IS, Operator.IS_NOT}
    wants_hint = True

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        text = one_text(raw).strip()
        if not text:
            return None
        day = _typed_day(text)
        earliest = _bound(question.settings.get("earliest"), today=today)
        latest = _bound(question.settings.get("latest"), today=today)
        if earliest is not None and day < earliest:
            raise AnswerError(f"Enter {_in_words(earliest)} or a later day.")
        if latest is not None and day > latest:
            raise AnswerError(f"Enter {_in_words(latest)} or an earlier day.")
        return day.isoformat()

    def display(self, value: Json, *, question: Question) -> str:
        del question
        day = iso_day(value) if isinstance(value, str) else None
        return _in_words(day) if day else ""

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        day = iso_day(value) if isinstance(value, str) else None
        return f"{day:%d/%m/%Y}" if day else ""

    def fits(self, literal: Json, *, question: Question) -> bool:
        del question
        return isinstance(literal, str) and iso_day(literal) is not None

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        # Which day it is does not matter: bounds move with it, or are both fixed.
        on = date(2026, 9, 1)
        earliest = _bound(question.settings.get("earliest"), today=on)
        latest = _bound(question.settings.get("latest"), today=on)
        kinds = {type(question.settings.get(name)) for name in ("earliest", "latest")}
        if earliest and latest and len(kinds) == 1 and earliest > latest:
            yield "The earliest day is after the latest.", "Exchange them."

    def examples(self, question: Question) -> list[Json]:
        bounds = (question.settings.get(name) for name in ("earliest", "latest"))
        return ["2026-09-01", *(bound for bound in bounds if isinstance(bound, str))]


def _typed_day(text: str) -> date:
    found = _DAY.fullmatch(text)
    day = iso_day(text)
    if found:
        try:
            day = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            raise AnswerError("Enter a real day, such as 27/3/2026.") from None
    if day is None:
        raise AnswerError("Enter a day as day/month/year, such as 27/3/2026.")
    if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        raise AnswerError(f"Enter a year between {_EARLIEST_YEAR} and {_LATEST_YEAR}.")
    return day


def _bound(setting: Json, *, today: date) -> date | None:
    if isinstance(setting, str):
        return iso_day(setting)
    days = setting.get("today") if isinstance(setting, dict) else None
    return today + timedelta(days=days) if isinstance(days, int) else None


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
