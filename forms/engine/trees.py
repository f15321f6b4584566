"""Expressions, computations and days, read from a document."""

from collections.abc import Sequence
from datetime import date

from forms.engine.document import Json
from forms.engine.expressions import (
    COUNTED,
    DATED,
    LISTED,
    MEMBERS,
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
from forms.engine.reader import IDENTIFIER, Notes, Reader

MOST_PARTS = 100
_MOST_DAYS = 40_000
_NOWHERE = Named("")


def read_day(value: Json, *, path: str, notes: Notes) -> Day:
    """A day: ISO text, so many days from today, or the answer to a question."""
    if isinstance(value, str):
        found = iso_day(value)
        if found is None:
            notes.add(path, message="This is not a day.", remedy="Write it as 2026-03-27.")
        return found or date.min
    reader = Reader(value, path=path, notes=notes)
    if reader.has("question"):
        day: Day = DateOf(reader.needed_name("question", pattern=IDENTIFIER))
    else:
        day = FromToday(_whole(reader, "today"))
    reader.done()
    return day


def iso_day(text: str) -> date | None:
    """The day written as 2026-03-27, None if the text is not one."""
    # fromisoformat also takes 20260327 and 2026-W13-5, which nobody here means.
    if len(text) != 10 or text[4] != "-" or "W" in text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_expression(value: Json, *, path: str, notes: Notes) -> Expression:
    """A condition: the name of one, or a tree."""
    if isinstance(value, str):
        if not IDENTIFIER.fullmatch(value):
            notes.add(path, message="This names no condition.", remedy="Use a condition's name.")
        return Named(value)
    reader = Reader(value, path=path, notes=notes)
    for key, make in (("all", AllOf), ("any", AnyOf)):
        if reader.has(key):
            tree: Expression = make(_parts(reader, key))
            break
    else:
        tree = _one(reader)
    reader.done()
    return tree


def _parts(reader: Reader, key: str) -> tuple[Expression, ...]:
    parts = tuple(
        read_expression(item, path=path, notes=reader.notes)
        for path, item in reader.list(key, most=MOST_PARTS)
    )
    if not parts:
        reader.note(key, message="This group is empty.", remedy="Add a condition or take it out.")
    return parts


def _one(reader: Reader) -> Expression:
    if reader.has("not"):
        return Not(read_expression(reader.value("not"), path=reader.at("not"), notes=reader.notes))
    if reader.has("condition"):
        return Named(reader.needed_name("condition", pattern=IDENTIFIER))
    for source in Source:
        if reader.has(source):
            return _look(reader, source)
    reader.notes.add(
        reader.path,
        message="This is not a condition.",
        remedy="Use all, any, not, condition, question or computed.",
    )
    return _NOWHERE


def _look(reader: Reader, source: Source) -> Expression:
    name = reader.needed_name(source, pattern=IDENTIFIER)
    found = [operator for operator in Operator if reader.has(operator)]
    if len(found) != 1:
        reader.notes.add(
            reader.path,
            message="A look at an answer needs exactly one operator.",
            remedy=f"Use one of {', '.join(Operator)}.",
        )
        return _NOWHERE
    return Look(source, name, found[0], _operand(reader, found[0]))


def _operand(reader: Reader, operator: Operator) -> Json | Day:
    value = reader.value(operator)
    if operator in DATED:
        return read_day(value, path=reader.at(operator), notes=reader.notes)
    wanted = _unfit(operator, value)
    if wanted:
        reader.note(operator, message=f"This should be {wanted}.", remedy="Change the value.")
        return None
    return value


def _unfit(operator: Operator, value: Json) -> str:
    """What the operator wants instead of this value; empty when the value will do."""
    if operator is Operator.ANSWERED:
        return "" if isinstance(value, bool) else "true or false"
    if operator in SCALAR | {Operator.INCLUDES}:
        return "" if _is_scalar(value) else "text or a number"
    if operator in LISTED | MEMBERS:
        good = isinstance(value, list) and value and all(map(_is_scalar, value))
        return "" if good else "a list of texts or numbers"
    if operator in COUNTED:
        return "" if isinstance(value, int) and not isinstance(value, bool) else "a whole number"
    return "" if operator in NUMERIC and _is_number(value) else "a number"


def _is_scalar(value: Json) -> bool:
    return isinstance(value, str) or _is_number(value)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _whole(reader: Reader, key: str) -> int:
    value = reader.value(key)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _MOST_DAYS:
        return value
    reader.note(key, message="This is not a number of days.", remedy="Write one, such as -14 or 0.")
    return 0


def read_computation(value: Json, *, path: str, notes: Notes) -> Computation:
    """One of the fixed computations."""
    reader = Reader(value, path=path, notes=notes)
    computation = _computation(reader)
    reader.done()
    return computation


def _computation(reader: Reader) -> Computation:
    if reader.has("sum"):
        return Sum(_names(reader, "sum"))
    if reader.has("days_between"):
        first, second = _two_days(reader)
        return DaysBetween(first, second)
    if reader.has("age"):
        return _age(reader)
    if reader.has("choose"):
        return _choose(reader)
    return Count(reader.needed_name("count", pattern=IDENTIFIER))


def _names(reader: Reader, key: str) -> tuple[str, ...]:
    names: list[str] = []
    for path, item in reader.list(key, most=MOST_PARTS):
        if isinstance(item, str) and IDENTIFIER.fullmatch(item):
            names.append(item)
        else:
            reader.notes.add(path, message="This is no question's id.", remedy="Use an id.")
    if not names:
        reader.note(key, message="Nothing is added here.", remedy="Name the questions to add.")
    return tuple(names)


def _two_days(reader: Reader) -> Sequence[Day]:
    days = [
        read_day(item, path=path, notes=reader.notes)
        for path, item in reader.list("days_between", most=2)
    ]
    if len(days) != 2:
        reader.note("days_between", message="This needs two days.", remedy="Write [first, second].")
        return (date.min, date.min)
    return days


def _age(reader: Reader) -> Age:
    inner = Reader(reader.value("age"), path=reader.at("age"), notes=reader.notes)
    born = read_day(inner.value("born"), path=inner.at("born"), notes=reader.notes)
    on = read_day(inner.value("on"), path=inner.at("on"), notes=reader.notes)
    inner.done()
    return Age(born, on)


def _choose(reader: Reader) -> Choose:
    cases: list[tuple[str, str]] = []
    for case in reader.objects("choose", most=MOST_PARTS):
        name = case.needed_name("when", pattern=IDENTIFIER)
        cases.append((name, case.needed_text("text")))
        case.done()
    return Choose(tuple(cases), reader.text("otherwise"))
