"""Conditions and computed values: what they look at, when it is asked, and how it can be compared."""

from collections.abc import Iterator

from forms.engine.checks.surroundings import Surroundings, error, known, places, warning
from forms.engine.document import Json
from forms.engine.expressions import (
    COUNTED,
    DATED,
    NUMERIC,
    SCALAR,
    Age,
    Choose,
    Computation,
    Count,
    DateOf,
    Day,
    DaysBetween,
    Expression,
    Look,
    Operator,
    References,
    Source,
    Sum,
    looks,
    references,
)
from forms.engine.graph import Tree, rests_on
from forms.engine.problems import Problem
from forms.engine.schema import Form


def check_looks(form: Form, *, surroundings: Surroundings) -> Iterator[Problem]:
    """What is wrong with what conditions and computed values look at."""
    used = References()
    for path, tree in _trees(form):
        used |= references(tree)
        yield from _unknown(form, path=path, found=references(tree))
    yield from _asked_later(form)
    for path, expression in _expressions(form):
        for look in looks(expression):
            yield from _look(form, look=look, path=path, surroundings=surroundings)
    for index, computed in enumerate(form.computed):
        at = f"computed[{index}].value"
        yield from _computation(form, tree=computed.value, path=at, surroundings=surroundings)
    yield from _unused(form, used=used.conditions)


def _expressions(form: Form) -> Iterator[tuple[str, Expression]]:
    for index, condition in enumerate(form.conditions):
        yield f"conditions[{index}].expression", condition.expression
    for place in places(form):
        yield place.path, place.expression


def _trees(form: Form) -> Iterator[tuple[str, Tree]]:
    yield from _expressions(form)
    for index, computed in enumerate(form.computed):
        yield f"computed[{index}].value", computed.value


def _unknown(form: Form, *, path: str, found: References) -> Iterator[Problem]:
    for kind, missing in (
        ("question", found.questions - form.questions.keys()),
        ("condition", found.conditions - form.condition_named.keys()),
        ("computed value", found.computed - form.computation_of.keys()),
    ):
        for name in sorted(missing):
            yield error(
                path,
                message=f"There is no {kind} called “{name}”.",
                remedy="Correct the name, or add it to the form.",
            )


def _asked_later(form: Form) -> Iterator[Problem]:
    order = {name: index for index, name in enumerate(form.questions)}
    for place in places(form):
        for name in sorted(rests_on(form, tree=place.expression).questions & order.keys()):
            if order[name] >= place.before:
                yield error(
                    place.path,
                    message=f"This rests on “{name}”, which is not asked before it.",
                    remedy="Move that question up, or look at an earlier one.",
                )


def _look(form: Form, *, look: Look, path: str, surroundings: Surroundings) -> Iterator[Problem]:
    if look.source is Source.COMPUTED:
        computation = form.computation_of.get(look.name)
        allowed = None if computation is None else _operators_on(computation)
        fits = True
    else:
        allowed = operators_of(form, question=look.name, surroundings=surroundings)
        fits = _fits(form, look=look, surroundings=surroundings)
    if allowed is not None and look.operator not in allowed:
        yield error(
            path,
            message=f"“{look.name}” cannot be looked at with “{look.operator}”.",
            remedy=known(frozenset(allowed)),
        )
    elif allowed is not None and not fits:
        yield error(
            path,
            message=f"“{look.name}” can never be what “{look.operator}” compares it with.",
            remedy="Correct the value.",
        )
    if isinstance(look.value, DateOf):
        yield from _dated(form, day=look.value, path=path, surroundings=surroundings)


def operators_of(
    form: Form, *, question: str, surroundings: Surroundings
) -> frozenset[Operator] | None:
    """The operators a question can be looked at with; None if question or type is unknown."""
    asked = form.questions.get(question)
    if asked is None or asked.type not in surroundings.types:
        return None
    return surroundings.types.get(asked.type).operators


def _operators_on(computation: Computation) -> frozenset[Operator]:
    always = SCALAR | {Operator.ANSWERED}
    return always if isinstance(computation, Choose) else always | NUMERIC


def _fits(form: Form, *, look: Look, surroundings: Surroundings) -> bool:
    if look.operator in DATED | COUNTED | NUMERIC | {Operator.ANSWERED}:
        return True
    asked = form.questions.get(look.name)
    if asked is None or asked.type not in surroundings.types:
        return True
    question_type = surroundings.types.get(asked.type)
    wanted: list[Json] = look.value if isinstance(look.value, list) else [_literal(look)]
    return all(question_type.fits(literal, question=asked) for literal in wanted)


def _literal(look: Look) -> Json:
    return look.value if isinstance(look.value, str | int | float) else None


def _computation(
    form: Form, *, tree: Computation, path: str, surroundings: Surroundings
) -> Iterator[Problem]:
    needed: dict[str, frozenset[Operator]] = {}
    match tree:
        case Count(question=question):
            needed = {question: COUNTED}
        case Sum(questions=questions):
            needed = dict.fromkeys(questions, NUMERIC)
        case DaysBetween(first=first, second=second):
            yield from _dated(form, day=first, path=path, surroundings=surroundings)
            yield from _dated(form, day=second, path=path, surroundings=surroundings)
        case Age(born=born, on=on):
            yield from _dated(form, day=born, path=path, surroundings=surroundings)
            yield from _dated(form, day=on, path=path, surroundings=surroundings)
    for name, operators in needed.items():
        allowed = operators_of(form, question=name, surroundings=surroundings)
        if allowed is not None and not operators <= allowed:
            yield error(
                path,
                message=f"“{name}” is not the kind of question this can be worked out from.",
                remedy="Count choices or files; add numbers.",
            )


def _dated(form: Form, *, day: Day, path: str, surroundings: Surroundings) -> Iterator[Problem]:
    if not isinstance(day, DateOf):
        return
    allowed = operators_of(form, question=day.question, surroundings=surroundings)
    if allowed is not None and not allowed >= DATED:
        yield error(
            path, message=f"“{day.question}” is not a date.", remedy="Name a date question."
        )


def _unused(form: Form, *, used: frozenset[str]) -> Iterator[Problem]:
    bound = {binding.when for binding in form.bindings}
    for index, condition in enumerate(form.conditions):
        if condition.name not in used | bound:
            yield warning(
                f"conditions[{index}]",
                message=f"Nothing uses the condition “{condition.name}”.",
                remedy="Use it or take it out.",
            )
