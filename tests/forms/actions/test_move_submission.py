"""Taking what was sent to the subject it is really about."""

from uuid import uuid4

import pytest

from forms.actions.move_submission import move_submission
from forms.models import Submission
from guard import scope
from guard.models import Event
from tests.forms.conftest import DAY, browser_of
from tests.forms.filling import begin_damage, fill_all, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(place, receivers):
    """What Tess sent about the hall."""
    tess = browser_of(place.tess)
    draft = begin_damage(tess, place.hall)
    fill_all(tess, draft, place.hall)
    send(tess, draft)
    return Submission.unscoped.get()


def moved(sent, *, to, school):
    move_submission(sent.pk, to=to, school_id=school.pk)
    return Submission.unscoped.get(pk=sent.pk)


def test_the_subject_and_the_answer_that_named_it_are_the_new_ones(place, sent):
    asked = sent.form.subject.question

    found = moved(sent, to=place.attic, school=place.here)

    assert found.subject_id == place.attic
    assert found.answers == {**sent.answers, asked: str(place.attic)}
    assert (found.receipts, found.submitted_at) == (sent.receipts, sent.submitted_at)
    assert found.version == sent.version + 1


def test_both_schools_hear_of_what_left_one_for_the_other(place, sent):
    found = moved(sent, to=place.barn, school=place.there)

    lines = Event.objects.filter(record="form_submission", verb="CHANGED")
    assert found.school == place.there
    assert {line.school for line in lines} == {place.here, place.there}
    assert all(line.fields == ["subject_id"] and line.system_reason for line in lines)


def test_what_has_gone_is_not_moved(place, sent):
    move_submission(uuid4(), to=place.attic, school_id=place.here.pk)

    assert Submission.unscoped.get().subject_id == place.hall
    with scope.as_user(place.tess, on=DAY):
        assert Submission.objects.get() == sent
