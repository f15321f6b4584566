"""Throwing a draft away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from forms.actions.discard_draft import discard_draft
from forms.presenters import about
from forms.views.pages import done_url, own_draft, person
from forms.wording import words_for


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Ask once more, then empty the draft."""
    draft = own_draft(draft_id)
    if not draft.is_open:
        return redirect(done_url(draft))
    if request.method == "POST":
        discard_draft(draft, by=person())
        messages.success(request, "The draft is thrown away, with everything typed in it.")
        return redirect("forms_index")
    context = {"draft": draft, "about": about(draft), "words": words_for(draft.school)}
    return render(request, "forms/discard.html", context)
