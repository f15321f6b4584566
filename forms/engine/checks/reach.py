"""Sections, questions and options that no answers lead to, found by trying answers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, product
from math import prod

from forms.engine.checks.samples import Samples
from forms.engine.checks.surroundings import Place, error, places, warning
from forms.engine.expressions import Age, DaysBetween, Expression, Sum
from forms.engine.graph import rests_on
from forms.engine.problems import Problem
from forms.engine.question_types.registry import Registry
from forms.engine.schema import Form, Question, Section
from forms.engine.walk import Step, walk

MOST_TRIALS = 2000
# Any day will do: sample dates are taken around it.
TRIAL_DAY = date(2026, 9, 1)


def check_reach(form: Form, *, types: Registry) -> Iterator[Problem]:
    """Every condition that can never hold, or always does when it is asked.

    Tries every combination of telling answers. Where there are too many combinations, or a value
    is computed from dates or sums, nothing is said.
    """
    samples = Samples(form, types=types, today=TRIAL_DAY)
    for place in places(form):
        found = outcomes(form, place=place, samples=samples)
        if found == {False}:
            yield error(
                place.path,
                message="No answers lead here: this condition can never hold.",
                remedy="Correct the condition, or take out what it hides.",
            )
        elif found == {True}:
            yield warning(
                place.path,
                message="This condition always holds.",
                remedy="Take the condition out.",
            )


def outcomes(form: Form, *, place: Place, samples: Samples) -> set[bool]:
    """Whether the thing at this place is shown, over all telling answers; empty if not told."""
    names = _needed(form, place=place)
    if _is_beyond_trial(form, names=names, place=place):
        return set()
    tried = {name: samples.of(form.question(name)) for name in form.questions if name in names}
    if not all(tried.values()) or prod(map(len, tried.values())) > MOST_TRIALS:
        return set()
    part = _part(form, place=place, names=names)
    found: set[bool] = set()
    for values in islice(product(*tried.values()), MOST_TRIALS):
        clean = {
            name: value for name, value in zip(tried, values, strict=True) if value is not None
        }
        found |= _shown(place, steps=walk(part, clean=clean, today=TRIAL_DAY).steps)
        if len(found) == 2:
            break
    return found


def _needed(form: Form, *, place: Place) -> set[str]:
    """The questions whose answers decide about the place, and those that decide about them."""
    needed: set[str] = set()
    waiting = _guards(place.section, question=place.question)
    while waiting:
        names = rests_on(form, tree=waiting.pop()).questions & form.questions.keys()
        for name in names - needed:
            needed.add(name)
            waiting += _guards(form.section_of(name), question=form.question(name))
    return needed


def _guards(section: Section, *, question: Question | None) -> list[Expression]:
    options = question.options if question else ()
    guards = (section.show_if, question.show_if if question else None)
    return [guard for guard in (*guards, *(item.show_if for item in options)) if guard]


def _is_beyond_trial(form: Form, *, names: Iterable[str], place: Place) -> bool:
    """Whether a sum or a stretch of days decides: telling answers to those are not known."""
    guards = _guards(place.section, question=place.question)
    for name in names:
        guards += _guards(form.section_of(name), question=form.question(name))
    computed = {name for guard in guards for name in rests_on(form, tree=guard).computed}
    return any(isinstance(form.computation_of[name], Sum | DaysBetween | Age) for name in computed)


def _part(form: Form, *, place: Place, names: set[str]) -> Form:
    """The part of the form that decides about the place: the rest would only cost time."""
    kept = names | ({place.question.id} if place.question else set())
    sections = (
        replace(section, questions=tuple(item for item in section.questions if item.id in kept))
        for section in form.sections
    )
    return replace(
        form,
        sections=tuple(item for item in sections if item.questions or item.id == place.section.id),
    )


def _shown(place: Place, *, steps: Iterable[Step]) -> set[bool]:
    """Whether the thing is shown in this trial; empty when what holds it is not shown itself."""
    step = next((step for step in steps if step.section.id == place.section.id), None)
    if place.question is None:
        return {step is not None}
    if step is None:
        return set()
    question = next((item for item in step.questions if item.id == place.question.id), None)
    if not place.option:
        return {question is not None}
    return set() if question is None else {question.option(place.option) is not None}
