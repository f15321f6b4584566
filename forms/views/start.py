"""The first page of a form: what it is for, what it is about, and the button that begins it."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from forms import queries
from forms.actions.start_draft import start_draft
from forms.errors import Refused
from forms.models import FormDefinition
from forms.presenters import draft_line, resume_at
from forms.registration import as_uuid, subject_choice
from forms.views.pages import day, form_to_start, looking, person, step_url
from forms.widgets import MOST_MATCHES, matches
from forms.wording import words_for
from guard.errors import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a form is for, or begin it; `about` in the address says about what."""
    definition = form_to_start(slug)
    if request.method != "POST":
        return _page(request, definition, subject_id=as_uuid(request.GET.get("about", "")))
    subject_id = as_uuid(request.POST.get("about", ""))
    if request.POST.get("go") == "find":
        return _page(request, definition, subject_id=subject_id)
    return _begin(request, definition, subject_id=subject_id)


def _begin(
    request: HttpRequest, definition: FormDefinition, *, subject_id: UUID | None
) -> HttpResponse:
    key = as_uuid(request.POST.get("key", ""))
    if key is None:
        return _page(request, definition, subject_id=subject_id)
    on = day()
    try:
        draft = start_draft(definition, key=key, subject_id=subject_id, by=person(), on=on)
    except (Refused, NotAllowed) as error:
        return _page(request, definition, subject_id=subject_id, problem=str(error))
    return redirect(step_url(draft, section=resume_at(draft, on=on)))


def _page(
    request: HttpRequest,
    definition: FormDefinition,
    *,
    subject_id: UUID | None,
    problem: str = "",
) -> HttpResponse:
    viewer, on = looking(), day()
    form = definition.form
    chosen = subject_choice(form.subject.type, subject_id) if form.subject else None
    search = request.POST.get("words", "").strip()
    asks_now = form.subject is not None and not form.subject.question
    drafts = [
        draft_line(draft, on=on)
        for draft in queries.my_drafts(viewer)
        if draft.form_version.definition_id == definition.pk
    ]
    context = {
        "definition": definition,
        "form": form,
        "words": words_for(queries.school_to_start_in(form, viewer=viewer)),
        "drafts": drafts,
        "key": uuid4(),
        "chosen": chosen,
        "asks_subject": asks_now,
        "search": search,
        "matches": matches(form.subject.type, words=search) if form.subject else [],
        "most": MOST_MATCHES,
        "problem": problem,
    }
    return render(request, "forms/start.html", context, status=400 if problem else 200)
