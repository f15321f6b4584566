"""One walk through a form, from top to bottom, with the answers given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from forms.engine.document import Json
from forms.engine.schema import Form, Question, Section
from forms.engine.scope import Scope


@dataclass(frozen=True)
class Step:
    """A section on the path, with the questions shown in it and in each the options shown."""

    section: Section
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Walk:
    """A whole walk through the form: its steps, and what is known at its end."""

    steps: tuple[Step, ...]
    scope: Scope

    @property
    def shown(self) -> frozenset[str]:
        """The ids of the questions on the path."""
        return frozenset(question.id for step in self.steps for question in step.questions)


def walk(form: Form, *, clean: Mapping[str, Json], today: date) -> Walk:
    """Goes through the form from top to bottom; each condition sees only what stands before it."""
    scope = Scope(form, today=today)
    steps = []
    for section in form.sections:
        if scope.holds(section.show_if):
            shown = tuple(
                _shown(question, clean=clean, scope=scope)
                for question in section.questions
                if scope.holds(question.show_if)
            )
            steps.append(Step(section, shown))
    return Walk(tuple(steps), scope)


def _shown(question: Question, *, clean: Mapping[str, Json], scope: Scope) -> Question:
    """The question with the options shown; its answer joins the scope."""
    options = tuple(option for option in question.options if scope.holds(option.show_if))
    value = clean.get(question.id)
    if question.options:
        value = _among(value, values={option.value for option in options})
    if value is not None:
        scope.add(question.id, value=value)
    return question if options == question.options else replace(question, options=options)


def _among(value: Json, *, values: set[str]) -> Json:
    """The answer without the options that are not shown."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str) and one in values] or None
    return value if isinstance(value, str) and value in values else None
