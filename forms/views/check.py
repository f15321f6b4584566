"""Checking the answers of a draft, and sending it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from forms.actions.submit import submit
from forms.engine.completeness import check
from forms.engine.journey import answers_on_path
from forms.errors import NotComplete, Refused
from forms.models import Draft
from forms.presenters import CHECK, about, answer_sections, beside, progress, section_lines
from forms.registration import question_types
from forms.views.pages import day, done_url, own_draft, person
from forms.wording import words_for
from guard.errors import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def check_answers(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show every answer with what is missing; on POST send the form, once however often pressed."""
    draft = own_draft(draft_id)
    if not draft.is_open:
        return redirect(done_url(draft))
    return _send(request, draft) if request.method == "POST" else _page(request, draft)


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    checked = request.POST.get("checked", "")
    if not (checked.isascii() and checked.isdigit() and len(checked) < 10):
        return _page(request, draft)
    try:
        submission = submit(draft, checked=int(checked), by=person(), on=day())
    except NotComplete:
        return _page(request, own_draft(draft.pk), status=422)
    except (Refused, NotAllowed) as refused:
        return _page(request, own_draft(draft.pk), problem=str(refused), status=409)
    return redirect("forms_done", submission.pk)


def _page(
    request: HttpRequest, draft: Draft, *, problem: str = "", status: int = 200
) -> HttpResponse:
    on = day()
    report = check(draft.form, draft.answers, types=question_types, today=on)
    lines = section_lines(draft, current=CHECK, on=on)
    answers = answers_on_path(draft.form, draft.answers, today=on)
    context = {
        "draft": draft,
        "answers": answer_sections(draft.form, answers, report=report, on=on),
        "report": report,
        "sections": lines,
        "progress": progress(lines),
        "about": about(draft),
        "beside": beside(draft),
        "words": words_for(draft.school),
        "problem": problem,
        "was_sent": status == 422,
    }
    return render(request, "forms/check.html", context, status=status)
