"""Telling answers to a question: one for every way the form's conditions can take it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from forms.engine.checks.surroundings import places
from forms.engine.document import Json
from forms.engine.expressions import (
    COUNTED,
    DATED,
    MEMBERS,
    NUMERIC,
    DateOf,
    FromToday,
    Look,
    Source,
    looks,
)
from forms.engine.question_types.base import AnswerError, QuestionType
from forms.engine.question_types.registry import Registry
from forms.engine.schema import Form, Question, Required
from forms.engine.scope import number
from forms.engine.trees import iso_day

_MOST_MENTIONED = 6
_MOST_IN_A_ROW = 4
_LAST_DAY = date.max.toordinal()


class Samples:
    """Telling answers to the questions of one form, each question's worked out once."""

    def __init__(self, form: Form, *, types: Registry, today: date) -> None:
        self._types = types
        self._today = today
        self._found: dict[str, list[Json]] = {}
        self._looks = tuple(_looks(form))
        self._days = _days(self._looks, today=today)
        self._mentioned = _mentioned(self._looks)

    def of(self, question: Question) -> list[Json]:
        """Answers the question accepts, None among them when it may stay unanswered.

        Empty when no telling answers are known for its type.
        """
        if question.id not in self._found:
            self._found[question.id] = self._accepted(question)
        return self._found[question.id]

    def _accepted(self, question: Question) -> list[Json]:
        question_type = self._types.get(question.type)
        may_stay_open = question.required is not Required.REQUIRED_TO_SUBMIT
        accepted: list[Json] = [None] if may_stay_open else []
        for value in self._drafts(question, question_type=question_type):
            try:
                raw = question_type.to_raw(value, question=question)
                cleaned = question_type.clean(raw, question=question, today=self._today)
            except AnswerError:
                continue
            if cleaned not in accepted:
                accepted.append(cleaned)
        return accepted if any(value is not None for value in accepted) else []

    def _drafts(self, question: Question, *, question_type: QuestionType) -> list[Json]:
        examples = question_type.examples(question)
        mentioned = self._mentioned.get(question.id, [])
        operators = question_type.operators
        if question_type.has_options:
            codes = [value for value in dict.fromkeys(mentioned) if isinstance(value, str)]
            return _subsets(question, codes=codes) if operators & MEMBERS else _one(question, codes)
        if not examples:
            return []
        if operators & DATED:
            return [*examples, *self._days] if self._days else []
        if operators & NUMERIC:
            return [*examples, *_numbers(mentioned)]
        if operators & COUNTED:
            return examples
        return _words(examples, mentioned=mentioned)


def _looks(form: Form) -> Iterator[Look]:
    for condition in form.conditions:
        yield from looks(condition.expression)
    for place in places(form):
        yield from looks(place.expression)


def _mentioned(found: Iterable[Look]) -> dict[str, list[Json]]:
    """The values that conditions compare each question's answer with."""
    mentioned: dict[str, list[Json]] = {}
    for look in found:
        if look.source is Source.QUESTION:
            values = look.value if isinstance(look.value, list) else [look.value]
            mentioned.setdefault(look.name, []).extend(
                value
                for value in values
                if isinstance(value, str | int | float) and not isinstance(value, bool)
            )
    return mentioned


def _one(question: Question, codes: list[str]) -> list[Json]:
    """The options mentioned and two others, those always shown first."""
    others = [option for option in question.options if option.value not in codes]
    others.sort(key=lambda option: option.show_if is not None)
    return [*codes, *(option.value for option in others[:2])]


def _subsets(question: Question, *, codes: list[str]) -> list[Json]:
    """Every choice among the options mentioned, with any number of the others besides."""
    if len(codes) > _MOST_MENTIONED:
        return []
    rest = [item for item in question.options if item.value not in codes]
    together = [item.value for item in rest if not item.exclusive]
    alone: list[Json] = [[item.value] for item in rest if item.exclusive]
    return alone + [
        [*chosen, *together[:others]]
        for size in range(len(codes) + 1)
        for chosen in combinations(codes, size)
        for others in range(len(together) + 1)
    ]


def _words(examples: list[Json], *, mentioned: list[Json]) -> list[Json]:
    """The values mentioned, and some that are not."""
    others = [example for example in examples if example not in mentioned]
    longest = max((str(value) for value in mentioned), key=len, default="")
    return [*mentioned, *others[:2], f"{longest}x"]


def _numbers(mentioned: list[Json]) -> list[Json]:
    """Each number mentioned, its neighbours, and one between each two."""
    known = sorted({found for found in map(number, mentioned) if found is not None})
    near = {one + step for one in known for step in (-1, 0, 1)}
    near |= {(one + two) / 2 for one, two in pairwise(known)}
    return [_plain(one) for one in sorted(near)]


def _plain(value: Decimal) -> Json:
    return int(value) if value == value.to_integral_value() else format(value, "f")


def _days(looked: Iterable[Look], *, today: date) -> list[Json]:
    """Each day the form's conditions mention, today, and days near them; empty if too many.

    One pool for all dates: dates that are compared with each other need days in common, and
    a row of them as many days in a row.
    """
    found = [look.value for look in looked]
    reach = 1 + sum(isinstance(value, DateOf) for value in found)
    if reach > _MOST_IN_A_ROW:
        return []
    days = {today}
    days |= {today + timedelta(days=value.days) for value in found if isinstance(value, FromToday)}
    days |= {value for value in found if isinstance(value, date)}
    days |= {day for value in found if isinstance(value, str) and (day := iso_day(value))}
    near = {day.toordinal() + step for day in days for step in range(-reach, reach + 1)}
    return [date.fromordinal(day).isoformat() for day in sorted(near) if 0 < day < _LAST_DAY]
