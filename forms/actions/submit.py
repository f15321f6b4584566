"""Sending a form: once, whole, with everything that follows from it, or not at all."""

from datetime import date

from django.db import transaction
from django.db.models import F

from forms.access import may_send
from forms.engine.answers import Answers
from forms.engine.completeness import check
from forms.engine.journey import answers_on_path
from forms.errors import AnswersChanged, NotComplete, Refused
from forms.events import Submitted, tell
from forms.models import Draft, Submission
from forms.models.draft import empty_state
from forms.registration import question_types
from guard import events, files, permissions, scope
from guard.errors import NotAllowed
from guard.models import EventVerb
from guard.permissions import Verb
from schools.clock import now
from schools.models import User


def submit(draft: Draft, *, checked: int, by: User, on: date) -> Submission:
    """The submission of this draft; the one made before if it was sent already.

    `checked` is the lock of the draft when its answers were shown for checking. The whole path is
    checked again; the submission, what its receivers do and the draft's end are one transaction.
    Raises NotComplete, AnswersChanged, Refused, NotAllowed, or what a receiver raises.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        if locked.status == Draft.Status.SUBMITTED:
            return sent_before(locked)
        answers = _complete_answers(locked, checked=checked, on=on)
        submission = _submission(locked, answers=answers, by=by)
        receipts = tell(
            Submitted(submission=submission, form=locked.form, answers=answers, by=by, on=on)
        )
        submission.receipts = [
            {"sentence": receipt.sentence, "url": receipt.url} for receipt in receipts
        ]
        Submission.objects.filter(pk=submission.pk).update(receipts=submission.receipts)
        _keep_files(locked, submission=submission)
        Draft.objects.filter(pk=locked.pk).update(
            status=Draft.Status.SUBMITTED,
            state=empty_state(),
            version=F("version") + 1,
            changed_by=by,
            changed_at=now(),
        )
    return submission


def _keep_files(draft: Draft, *, submission: Submission) -> None:
    """Hand over the files that no receiver took; those to questions off the path go."""
    answered = {
        str(item["id"])
        for answer in submission.answers.values()
        if isinstance(answer, list)
        for item in answer
        if isinstance(item, dict)
    }
    for kept in files.files_of(draft):
        if str(kept.pk) in answered:
            files.hand_over(kept, to=submission)
        else:
            files.remove(kept)


def sent_before(draft: Draft) -> Submission:
    """The submission a sent draft became."""
    found: Submission = Submission.objects.get(draft=draft.pk)
    return found


def _complete_answers(draft: Draft, *, checked: int, on: date) -> Answers:
    if not draft.is_open:
        raise Refused("This form was thrown away, so it cannot be sent.")
    if draft.version != checked:
        raise AnswersChanged
    if not may_send(draft.form, viewer=scope.current(), school_id=draft.school_id):
        raise NotAllowed("Your post does not let you send this form.")
    report = check(draft.form, draft.answers, types=question_types, today=on)
    if not report.may_submit:
        raise NotComplete(report)
    return answers_on_path(draft.form, draft.answers, today=on)


def _submission(draft: Draft, *, answers: Answers, by: User) -> Submission:
    requires = draft.form.requires
    submission: Submission = Submission.objects.create(
        school_id=draft.school_id,
        form_version_id=draft.form_version_id,
        draft=draft,
        answers=dict(answers.clean),
        subject_type=draft.subject_type if draft.subject_id else "",
        subject_id=draft.subject_id,
        gate=requires.record if requires else "",
        submitted_at=now(),
        created_by=by,
        changed_by=by,
    )
    permissions.check_row(scope.current(), Verb.CREATE, submission)
    events.record_rows(EventVerb.SUBMITTED, [submission], detail=draft.form.slug)
    return submission
