"""Taking what was sent to the subject it is really about."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from forms.models import Submission
from guard import events, scope
from guard.events import Change
from guard.models import EventVerb
from schools.clock import now

REASON = "what was sent goes to the subject it is really about"


def move_submission(submission_id: UUID, *, to: UUID, school_id: int) -> None:
    """Put a submission under another subject of its kind, at that subject's school.

    Whoever moves the records written from it calls this, in the same transaction: they have
    checked who may. The answer that named the first subject names the new one; receipts stay as
    they were said. Nothing happens where the submission has gone.
    """
    with scope.as_system(REASON), transaction.atomic():
        found = Submission.objects.select_for_update(of=("self",)).filter(pk=submission_id).first()
        if found is None:
            return
        Submission.objects.filter(pk=found.pk).update(
            subject_id=to,
            school_id=school_id,
            answers=_answers_about(found, to=to),
            version=F("version") + 1,
            changed_by=None,
            changed_at=now(),
        )
        change = Change(before={"subject_id": str(found.subject_id)}, after={"subject_id": str(to)})
        # In one order always, so that two moves never wait for each other's chain.
        for school in sorted({found.school_id, school_id}):
            events.record(
                EventVerb.CHANGED,
                record=found.record,
                references=[str(found)],
                row_ids=[found.pk],
                school_id=school,
                change=change,
            )


def _answers_about(submission: Submission, *, to: UUID) -> dict[str, object]:
    """The answers with the new subject in place of the first, if a question asks for it."""
    subject = submission.form.subject
    answers = dict(submission.answers)
    if subject and subject.question and subject.question in answers:
        answers[subject.question] = str(to)
    return answers
