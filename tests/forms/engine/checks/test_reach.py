from datetime import date
from typing import Any

from hypothesis import given, settings

from forms.engine.answers import Answers, accepted
from forms.engine.checks.reach import TRIAL_DAY, outcomes
from forms.engine.checks.samples import Samples
from forms.engine.checks.surroundings import Place, places
from forms.engine.document import Json
from forms.engine.journey import path
from forms.engine.loading import parse
from forms.engine.question_types.base import AnswerError
from forms.engine.question_types.registry import standard_types
from forms.engine.schema import Form
from tests.forms.engine.documents import PATIENT, forms, stored

TYPES = standard_types()


def possible(form: Form, *, clean: dict[str, Json], today: date) -> dict[str, Json]:
    """The answers as far as the form's questions accept them."""
    kept = {}
    for name, value in clean.items():
        try:
            kept[name] = accepted(form.question(name), value, types=TYPES, today=today)
        except AnswerError:
            continue
    return {name: value for name, value in kept.items() if value is not None}


def is_shown(form: Form, *, place: Place, answers: Answers) -> bool | None:
    """Whether the thing at the place is shown; None when what holds it is not."""
    steps = {step.section.id: step for step in path(form, answers, today=TRIAL_DAY)}
    step = steps.get(place.section.id)
    if place.question is None:
        return step is not None
    if step is None:
        return None
    question = next((item for item in step.questions if item.id == place.question.id), None)
    if not place.option:
        return question is not None
    return None if question is None else question.option(place.option) is not None


@given(forms(), stored())
@settings(PATIENT, max_examples=60)
def test_no_answers_show_what_is_said_never_to_be_shown_or_hide_what_always_is(
    document: dict[str, Any], clean: dict[str, Any]
):
    form = parse(document)
    answers = Answers(clean=possible(form, clean=clean, today=TRIAL_DAY))

    samples = Samples(form, types=TYPES, today=TRIAL_DAY)

    for place in places(form):
        told = outcomes(form, place=place, samples=samples)
        seen = is_shown(form, place=place, answers=answers)
        assert seen is None or not told or seen in told
