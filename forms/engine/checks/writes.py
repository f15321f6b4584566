"""Bindings against the targets there are."""

from collections.abc import Iterator

from forms.engine.bindings import Target, TargetField
from forms.engine.checks.surroundings import Surroundings, error, known
from forms.engine.expressions import Source
from forms.engine.problems import Problem
from forms.engine.schema import Action, Binding, Constant, Form, Reference, Required


def check_bindings(form: Form, *, surroundings: Surroundings) -> Iterator[Problem]:
    """What is wrong with what submitting the form would write."""
    for index, binding in enumerate(form.bindings):
        path = f"bindings[{index}]"
        if binding.when and binding.when not in form.condition_named:
            yield error(
                f"{path}.when",
                message=f"There is no condition called “{binding.when}”.",
                remedy=known(tuple(form.condition_named)),
            )
        target = surroundings.targets.get(binding.target)
        if target is None:
            yield error(
                f"{path}.target",
                message=f"There is no target called “{binding.target}”.",
                remedy=known(tuple(surroundings.targets)),
            )
            continue
        yield from _action(binding, target=target, path=path)
        yield from _fields(form, binding=binding, target=target, path=path)


def _action(binding: Binding, *, target: Target, path: str) -> Iterator[Problem]:
    if binding.action not in target.actions:
        yield error(
            f"{path}.action",
            message=f"“{target.label}” cannot be written with {binding.action}.",
            remedy=known(frozenset(target.actions)),
        )
    if binding.action is Action.CREATE:
        for name, field in target.fields.items():
            if field.required and name not in binding.fields:
                yield error(
                    f"{path}.fields",
                    message=f"“{field.label}” of “{target.label}” is not filled.",
                    remedy=f"Add the field “{name}”.",
                )


def _fields(form: Form, *, binding: Binding, target: Target, path: str) -> Iterator[Problem]:
    for name, filled in binding.fields.items():
        at = f"{path}.fields.{name}"
        field = target.fields.get(name)
        if field is None:
            yield error(
                at,
                message=f"“{target.label}” has no field “{name}”.",
                remedy=known(tuple(target.fields)),
            )
        elif isinstance(filled, Constant):
            continue
        elif filled.source is Source.COMPUTED:
            if filled.name not in form.computation_of:
                yield error(
                    at,
                    message=f"There is no computed value called “{filled.name}”.",
                    remedy=known(tuple(form.computation_of)),
                )
        else:
            needed = field.required and binding.action is Action.CREATE
            yield from _question(form, filled=filled, field=field, path=at)
            yield from _strength(form, filled=filled, path=at) if needed else ()


def _question(form: Form, *, filled: Reference, field: TargetField, path: str) -> Iterator[Problem]:
    question = form.questions.get(filled.name)
    if question is None:
        yield error(
            path,
            message=f"There is no question called “{filled.name}”.",
            remedy="Correct the name, or add it to the form.",
        )
    elif field.accepts and question.type not in field.accepts:
        yield error(
            path,
            message=f"“{field.label}” cannot be filled by a {question.type} question.",
            remedy=known(field.accepts),
        )


def _strength(form: Form, *, filled: Reference, path: str) -> Iterator[Problem]:
    question = form.questions.get(filled.name)
    if question and question.required is not Required.REQUIRED_TO_SUBMIT:
        yield error(
            path,
            message=f"The record needs this, but “{filled.name}” may be left unanswered.",
            remedy="Make the question REQUIRED_TO_SUBMIT.",
        )
