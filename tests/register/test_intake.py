"""Refusals a person meets on the check page instead of an error page."""

from types import SimpleNamespace

from django.core.exceptions import ValidationError

import pytest

from forms.engine.bindings import Write
from forms.engine.schema import Action
from forms.errors import Refused
from guard.errors import Conflict
from register import intake
from register.models import Concern
from register.models.concerns import FACTS
from register.rules.errors import NotPossible


@pytest.mark.parametrize(
    "raised",
    [
        NotPossible("Say why."),
        Conflict(theirs={}, yours={}, version=2),
        ValidationError({"tried": ["Too long."]}),
    ],
    ids=["a rule", "somebody else saved", "a wrong field"],
)
def test_what_an_action_refuses_is_said_to_the_sender(monkeypatch, raised):
    def refuse(write, event):
        raise raised

    written = [Write(target="concern", action=Action.CREATE, fields={})]
    monkeypatch.setattr(intake, "resolve", lambda *args, **kwargs: written)
    monkeypatch.setitem(intake._PERFORM, "concern", refuse)

    with pytest.raises(Refused) as refused:
        intake.receive(SimpleNamespace(form=None, answers=None, on=None))

    assert str(refused.value)


def test_a_form_that_writes_elsewhere_is_left_alone(monkeypatch):
    written = [Write(target="something else", action=Action.CREATE, fields={})]
    monkeypatch.setattr(intake, "resolve", lambda *args, **kwargs: written)

    assert intake.receive(SimpleNamespace(form=None, answers=None, on=None)) == []


def test_every_target_is_performed_and_described():
    assert {target.name for target in intake.TARGETS} == set(intake._PERFORM)


def test_a_form_may_fill_every_fact_of_a_concern_and_nothing_else_of_it():
    (concern,) = (target for target in intake.TARGETS if target.name == "concern")

    assert concern.fields.keys() - {"pupil", "files"} == FACTS
    assert {field.name for field in Concern._meta.fields} >= FACTS
