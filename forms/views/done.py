"""What happened with a form that was sent."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forms.engine.completeness import check
from forms.presenters import about, answer_sections
from forms.registration import question_types
from forms.views.pages import seen_submission
from forms.wording import words_for
from guard import events
from guard.models import EventVerb


@require_safe
def done(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """The receipts of a submission, and the answers as they were sent."""
    submission = seen_submission(submission_id)
    on = submission.submitted_at.date()
    report = check(submission.form, submission.given, types=question_types, today=on)
    events.record_rows(EventVerb.VIEWED, [submission])
    context = {
        "submission": submission,
        "form": submission.form,
        "about": about(submission),
        "answers": answer_sections(submission.form, submission.given, report=report, on=on),
        "later": report.missing_later,
        "words": words_for(submission.school),
    }
    return render(request, "forms/done.html", context)
