"""Telling answers to a question: one for every way the form's conditions can take it."""

from collections.abc import Iterator
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


def samples(form: Form, *, question: Question, types: Registry, today: date) -> list[Json]:
    """Telling answers the question accepts, None among them when it may stay unanswered.

    Empty when no telling answers are known for its type.
    """
    question_type = types.get(question.type)
    accepted: list[Json] = [] if question.required is Required.REQUIRED_TO_SUBMIT else [None]
    for value in _drafts(form, question=question, question_type=question_type, today=today):
        try:
            raw = question_type.to_raw(value, question=question)
            cleaned = question_type.clean(raw, question=question, today=today)
        except AnswerError:
            continue
        if cleaned not in accepted:
            accepted.append(cleaned)
    return accepted if any(value is not None for value in accepted) else []


def _drafts(
    form: Form, *, question: Question, question_type: QuestionType, today: date
) -> list[Json]:
    examples = question_type.examples(question)
    mentioned = list(_mentioned(form, question=question.id))
    operators = question_type.operators
    if question_type.has_options:
        codes = [value for value in dict.fromkeys(mentioned) if isinstance(value, str)]
        return _subsets(question, codes=codes) if operators & MEMBERS else _one(question, codes)
    if not examples:
        return []
    if operators & DATED:
        days = _days(form, today=today)
        return [*examples, *days] if days else []
    if operators & NUMERIC:
        return [*examples, *_numbers(mentioned)]
    return [*examples, *mentioned] if operators & COUNTED else _words(examples, mentioned=mentioned)


def _looks(form: Form) -> Iterator[Look]:
    for condition in form.conditions:
        yield from looks(condition.expression)
    for place in places(form):
        yield from looks(place.expression)


def _mentioned(form: Form, *, question: str) -> Iterator[Json]:
    """The values that conditions compare the question's answer with."""
    for look in _looks(form):
        if look.source is Source.QUESTION and look.name == question:
            if isinstance(look.value, list):
                yield from look.value
            elif isinstance(look.value, str | int | float) and not isinstance(look.value, bool):
                yield look.value


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


def _days(form: Form, *, today: date) -> list[Json]:
    """Each day the form's conditions mention, today, and days near them; empty if too many.

    One pool for all dates: dates that are compared with each other need days in common, and
    a row of them as many days in a row.
    """
    found = [look.value for look in _looks(form)]
    reach = 1 + sum(isinstance(value, DateOf) for value in found)
    if reach > _MOST_IN_A_ROW:
        return []
    days = {today}
    days |= {today + timedelta(days=value.days) for value in found if isinstance(value, FromToday)}
    days |= {value for value in found if isinstance(value, date)}
    days |= {day for value in found if isinstance(value, str) and (day := iso_day(value))}
    near = {day.toordinal() + step for day in days for step in range(-reach, reach + 1)}
    return [date.fromordinal(day).isoformat() for day in sorted(near) if 0 < day < _LAST_DAY]
