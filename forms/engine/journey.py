"""The path through a form: which sections and questions these answers lead to, and how far on it is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from forms.engine.answers import Answers
from forms.engine.document import Json
from forms.engine.schema import Form, Required, Section
from forms.engine.walk import Step, walk


class State(StrEnum):
    """How far a section is. NOT_NEEDED: these answers do not lead there."""

    NOT_STARTED = "NOT_STARTED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETE = "COMPLETE"
    NOT_NEEDED = "NOT_NEEDED"


def path(form: Form, answers: Answers, *, today: date) -> tuple[Step, ...]:
    """The sections these answers lead to, in order, each with the questions shown in it."""
    return walk(form, clean=answers.clean, today=today).steps


def answers_on_path(form: Form, answers: Answers, *, today: date) -> Answers:
    """The answers without those to questions, and options, the path does not come by."""
    going = walk(form, clean=answers.clean, today=today)
    return replace(
        answers,
        clean=dict(going.scope.live),
        raw={key: raw for key, raw in answers.raw.items() if key in going.shown},
    )


def states(form: Form, answers: Answers, *, today: date) -> dict[str, State]:
    """How far each section of the form is, by its id, in the form's order."""
    going = walk(form, clean=answers.clean, today=today)
    found = dict.fromkeys((section.id for section in form.sections), State.NOT_NEEDED)
    for step in going.steps:
        found[step.section.id] = _state(step, answers=answers, live=going.scope.live)
    return found


def _state(step: Step, *, answers: Answers, live: Mapping[str, Json]) -> State:
    visited = step.section.id in answers.visited
    if visited and not any(
        question.id in answers.raw
        or (question.required is Required.REQUIRED_TO_SUBMIT and question.id not in live)
        for question in step.questions
    ):
        return State.COMPLETE
    if visited or any(item.id in answers.raw or item.id in live for item in step.questions):
        return State.IN_PROGRESS
    return State.NOT_STARTED


def next_section(form: Form, answers: Answers, *, after: str, today: date) -> Section | None:
    """The section on the path that follows the one with this id; None at the end.

    Raises KeyError for an id the form does not have. The section itself need not be on the path.
    """
    place = _places(form)
    found = (step.section for step in path(form, answers, today=today))
    here = place[after]
    return next((section for section in found if place[section.id] > here), None)


def previous_section(form: Form, answers: Answers, *, before: str, today: date) -> Section | None:
    """The section on the path that comes before the one with this id; None at the start.

    Raises KeyError for an id the form does not have. The section itself need not be on the path.
    """
    place = _places(form)
    found = (step.section for step in reversed(path(form, answers, today=today)))
    here = place[before]
    return next((section for section in found if place[section.id] < here), None)


def _places(form: Form) -> dict[str, int]:
    return {section.id: index for index, section in enumerate(form.sections)}


def first_incomplete(form: Form, answers: Answers, *, today: date) -> Section | None:
    """The first section that is needed and not complete; None when there is none."""
    unfinished = (State.NOT_STARTED, State.IN_PROGRESS)
    found = states(form, answers, today=today)
    return next((section for section in form.sections if found[section.id] in unfinished), None)
