"""Conditions and dates as small trees of fixed parts: nothing in a form is ever run as code."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from forms.engine.document import Json


@dataclass(frozen=True)
class FromToday:
    """The day so many days after today (before, when below nought)."""

    days: int


@dataclass(frozen=True)
class DateOf:
    """The day given as the answer to a question."""

    question: str


Day: TypeAlias = date | FromToday | DateOf


class Operator(StrEnum):
    """How a look at one answer can be made; the word is the key in the document."""

    ANSWERED = "answered"
    IS = "is"
    IS_NOT = "is_not"
    IS_ONE_OF = "is_one_of"
    IS_NONE_OF = "is_none_of"
    INCLUDES = "includes"
    INCLUDES_ANY = "includes_any"
    INCLUDES_ALL = "includes_all"
    INCLUDES_NONE = "includes_none"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    AFTER = "after"
    ON_OR_AFTER = "on_or_after"
    COUNT_AT_LEAST = "count_at_least"
    COUNT_AT_MOST = "count_at_most"


SCALAR = frozenset({Operator.IS, Operator.IS_NOT})
LISTED = frozenset({Operator.IS_ONE_OF, Operator.IS_NONE_OF})
MEMBERS = frozenset({Operator.INCLUDES_ANY, Operator.INCLUDES_ALL, Operator.INCLUDES_NONE})
NUMERIC = frozenset({Operator.LESS_THAN, Operator.AT_MOST, Operator.MORE_THAN, Operator.AT_LEAST})
DATED = frozenset({Operator.BEFORE, Operator.ON_OR_BEFORE, Operator.AFTER, Operator.ON_OR_AFTER})
COUNTED = frozenset({Operator.COUNT_AT_LEAST, Operator.COUNT_AT_MOST})


class Source(StrEnum):
    """What a look, or a bound field, takes its value from."""

    QUESTION = "question"
    COMPUTED = "computed"


@dataclass(frozen=True)
class Look:
    """A look at one answer or computed value. `value` is JSON, or a Day for the dated operators."""

    source: Source
    name: str
    operator: Operator
    value: Json | Day


@dataclass(frozen=True)
class Named:
    """A condition of the form, by its name."""

    name: str


@dataclass(frozen=True)
class Not:
    """True when its part is false."""

    part: "Expression"


@dataclass(frozen=True)
class AllOf:
    """True when every part is."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class AnyOf:
    """True when one part is."""

    parts: tuple["Expression", ...]


Expression: TypeAlias = Look | Named | Not | AllOf | AnyOf


@dataclass(frozen=True)
class Count:
    """How many options or files were given as the answer to a question."""

    question: str


@dataclass(frozen=True)
class Sum:
    """The numbers given as answers, added; the unanswered left out."""

    questions: tuple[str, ...]


@dataclass(frozen=True)
class DaysBetween:
    """Days from the first day to the second; below nought when the second is earlier."""

    first: Day
    second: Day


@dataclass(frozen=True)
class Age:
    """Whole years from the day born to the day asked about."""

    born: Day
    on: Day


@dataclass(frozen=True)
class Choose:
    """The text of the first condition that holds, or else the last text."""

    cases: tuple[tuple[str, str], ...]
    otherwise: str


Computation: TypeAlias = Count | Sum | DaysBetween | Age | Choose


@dataclass(frozen=True)
class References:
    """What an expression or computation names."""

    questions: frozenset[str] = frozenset()
    computed: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()

    def __or__(self, other: "References") -> "References":
        return References(
            self.questions | other.questions,
            self.computed | other.computed,
            self.conditions | other.conditions,
        )


def references(tree: Expression | Computation | Day) -> References:
    """Everything the tree names itself; what a named condition names in turn is not followed."""
    found = References()
    for part in inner_parts(tree):
        found |= references(part)
    match tree:
        case Look(source=Source.COMPUTED, name=name):
            return found | References(computed=frozenset({name}))
        case Look(name=name) | DateOf(question=name) | Count(question=name):
            return found | References(questions=frozenset({name}))
        case Sum(questions=names):
            return found | References(questions=frozenset(names))
        case Named(name=name):
            return found | References(conditions=frozenset({name}))
        case Choose(cases=cases):
            return found | References(conditions=frozenset(name for name, _ in cases))
    return found


def inner_parts(tree: Expression | Computation | Day) -> tuple[Expression | Day, ...]:
    """The trees directly inside this one."""
    match tree:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case Look(value=(date() | FromToday() | DateOf()) as day):
            return (day,)
        case DaysBetween(first=first, second=second):
            return (first, second)
        case Age(born=born, on=on):
            return (born, on)
    return ()


def looks(tree: Expression) -> tuple[Look, ...]:
    """Every look in the tree, in its order."""
    if isinstance(tree, Look):
        return (tree,)
    return tuple(
        look
        for part in inner_parts(tree)
        if isinstance(part, Look | Named | Not | AllOf | AnyOf)
        for look in looks(part)
    )
