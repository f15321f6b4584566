"""What submitting a form would write: pure data, for whoever keeps the records to carry out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from forms.engine.answers import Answers
from forms.engine.document import Json
from forms.engine.expressions import Named, Source
from forms.engine.schema import Action, Binding, Constant, Form, Reference
from forms.engine.walk import Walk, walk


@dataclass(frozen=True)
class TargetField:
    """A field a form may fill. `accepts` names question types; none named means any."""

    name: str
    label: str
    required: bool = False
    accepts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Target:
    """A kind of record a form may write, described by the folder that keeps it."""

    name: str
    label: str
    actions: frozenset[Action]
    fields: Mapping[str, TargetField]


@dataclass(frozen=True)
class Write:
    """One write that follows from the answers."""

    target: str
    action: Action
    fields: Mapping[str, Json]


def resolve(form: Form, answers: Answers, *, today: date) -> list[Write]:
    """Everything these answers write, in the form's order.

    A question that was asked and left empty writes None; one the path did not come by is left out.
    """
    going = walk(form, clean=answers.clean, today=today)
    return [
        Write(binding.target, binding.action, _values(binding, going=going))
        for binding in form.bindings
        if not binding.when or going.scope.holds(Named(binding.when))
    ]


def _values(binding: Binding, *, going: Walk) -> dict[str, Json]:
    return {
        name: _value(field, going=going)
        for name, field in binding.fields.items()
        if _is_known(field, going=going)
    }


def _is_known(field: Constant | Reference, *, going: Walk) -> bool:
    if isinstance(field, Constant) or field.source is Source.COMPUTED:
        return True
    return field.name in going.shown


def _value(field: Constant | Reference, *, going: Walk) -> Json:
    if isinstance(field, Constant):
        return field.value
    if field.source is Source.COMPUTED:
        return going.scope.computed(field.name)
    return going.scope.live.get(field.name)
