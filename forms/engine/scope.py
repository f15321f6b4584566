"""What is known at one point of a form: the answers so far, and what follows from them."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from forms.engine.document import Json
from forms.engine.expressions import (
    COUNTED,
    DATED,
    LISTED,
    NUMERIC,
    SCALAR,
    Age,
    AllOf,
    AnyOf,
    Choose,
    Computation,
    Count,
    DateOf,
    Day,
    DaysBetween,
    Expression,
    FromToday,
    Look,
    Named,
    Not,
    Operator,
    Source,
    Sum,
)
from forms.engine.schema import Form
from forms.engine.trees import iso_day

_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_ORDER: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.LESS_THAN: lt,
    Operator.AT_MOST: le,
    Operator.MORE_THAN: gt,
    Operator.AT_LEAST: ge,
    Operator.BEFORE: lt,
    Operator.ON_OR_BEFORE: le,
    Operator.AFTER: gt,
    Operator.ON_OR_AFTER: ge,
    Operator.COUNT_AT_LEAST: ge,
    Operator.COUNT_AT_MOST: le,
}


class Scope:
    """The answers on the path so far; says what holds and what is computed from them.

    A look at something unanswered is false, whatever the operator, save "answered is false".
    """

    def __init__(self, form: Form, *, today: date) -> None:
        self.form = form
        self.today = today
        self.live: dict[str, Json] = {}
        self._held: dict[str, bool] = {}

    def add(self, question: str, *, value: Json) -> None:
        """Takes in the answer to a question on the path."""
        self.live[question] = value
        self._held.clear()

    def holds(self, expression: Expression | None) -> bool:
        """Whether the condition is true; no condition always is."""
        match expression:
            case None:
                return True
            case AllOf(parts=parts):
                return all(map(self.holds, parts))
            case AnyOf(parts=parts):
                return any(map(self.holds, parts))
            case Not(part=part):
                return not self.holds(part)
            case Named(name=name):
                return self._named(name)
        return self._look(expression)

    def _named(self, name: str) -> bool:
        # Remembered, or a chain of conditions that each look twice would double at every link.
        if name not in self._held:
            expression = self.form.condition_named.get(name)
            self._held[name] = expression is not None and self.holds(expression)
        return self._held[name]

    def _look(self, look: Look) -> bool:
        value = (
            self.computed(look.name) if look.source is Source.COMPUTED else self.live.get(look.name)
        )
        if look.operator is Operator.ANSWERED:
            return (value is not None) is look.value
        if value is None:
            return False
        if look.operator in DATED:
            return _ordered(look.operator, _day_in(value), self._operand_day(look))
        if isinstance(look.value, date | FromToday | DateOf):
            return False
        return _compared(look.operator, value, look.value)

    def _operand_day(self, look: Look) -> date | None:
        operand = look.value
        return self.day(operand) if isinstance(operand, date | FromToday | DateOf) else None

    def day(self, day: Day) -> date | None:
        """The day meant, None when the question it is taken from is unanswered."""
        match day:
            case FromToday(days=days):
                return self.today + timedelta(days=days)
            case DateOf(question=question):
                return _day_in(self.live.get(question))
        return day

    def computed(self, identifier: str) -> Json:
        """The computed value; None when it cannot be told yet."""
        computation = self.form.computation_of.get(identifier)
        return None if computation is None else self._computation(computation)

    def _computation(self, computation: Computation) -> Json:
        match computation:
            case Count(question=question):
                chosen = self.live.get(question)
                return len(chosen) if isinstance(chosen, list) else None
            case Sum(questions=questions):
                return _sum(number(self.live.get(name)) for name in questions)
            case DaysBetween(first=first, second=second):
                start, end = self.day(first), self.day(second)
                return None if start is None or end is None else (end - start).days
            case Age(born=born, on=on):
                return _age(self.day(born), on=self.day(on))
        return self._chosen(computation)

    def _chosen(self, choose: Choose) -> str | None:
        texts = (text for name, text in choose.cases if self._named(name))
        return next(texts, choose.otherwise) or None


def number(value: Json) -> Decimal | None:
    """The stored value as an exact number, None if it is not one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Decimal(str(value))
    return Decimal(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def _day_in(value: Json) -> date | None:
    return iso_day(value) if isinstance(value, str) else None


def _ordered(operator: Operator, left: object, right: object) -> bool:
    return left is not None and right is not None and _ORDER[operator](left, right)


def _compared(operator: Operator, value: Json, wanted: Json) -> bool:
    if operator in NUMERIC:
        return _ordered(operator, number(value), number(wanted))
    if operator in COUNTED:
        return isinstance(value, list) and _ordered(operator, len(value), wanted)
    if operator in SCALAR:
        return _same(value, wanted) is (operator is Operator.IS)
    if operator in LISTED:
        found = any(_same(value, one) for one in _listed(wanted))
        return found is (operator is Operator.IS_ONE_OF)
    return isinstance(value, list) and _included(operator, value, wanted)


def _included(operator: Operator, chosen: list[Json], wanted: Json) -> bool:
    if operator is Operator.INCLUDES:
        return wanted in chosen
    found = [one in chosen for one in _listed(wanted)]
    if operator is Operator.INCLUDES_ALL:
        return all(found)
    return any(found) is (operator is Operator.INCLUDES_ANY)


def _listed(wanted: Json) -> list[Json]:
    return wanted if isinstance(wanted, list) else []


def _same(value: Json, wanted: Json) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    return number(value) is not None and number(value) == number(wanted)


def _sum(numbers: Iterable[Decimal | None]) -> Json:
    known = [one for one in numbers if one is not None]
    if not known:
        return None
    total = sum(known, Decimal(0))
    return int(total) if total == total.to_integral_value() else format(total, "f")


def _age(born: date | None, *, on: date | None) -> int | None:
    if born is None or on is None or on < born:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
