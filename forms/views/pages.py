"""What every page of a form needs: who is looking, on which day, and the row asked for."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from forms import queries
from forms.models import Draft, FormDefinition, Submission
from forms.presenters import CHECK
from guard.scope import Viewer
from schools.clock import today
from schools.models import User


def day() -> date:
    """The day all rules of this request go by."""
    return today()


def looking() -> Viewer:
    """Whoever is looking."""
    return queries.viewer()


def person() -> User:
    """Whoever is looking, who is signed in on every page of the admin."""
    user = looking().user
    if user is None:
        raise PermissionDenied
    return user


def own_draft(draft_id: UUID) -> Draft:
    """The viewer's draft; 404 for another's, exactly as for one that is not there."""
    draft = queries.draft_of(looking(), draft_id=draft_id)
    if draft is None or draft.status in (Draft.Status.WITHDRAWN, Draft.Status.EXPIRED):
        raise Http404("There is no such draft.")
    return draft


def seen_submission(submission_id: UUID) -> Submission:
    """A submission the viewer may see, or 404."""
    submission = queries.submission_of(submission_id)
    if submission is None:
        raise Http404("There is no such submission.")
    return submission


def form_to_start(slug: str) -> FormDefinition:
    """A form the viewer may begin, or 404."""
    definition = queries.startable_form(looking(), slug=slug)
    if definition is None:
        raise Http404("There is no such form.")
    return definition


def step_url(draft: Draft, *, section: str) -> str:
    """The address of one section of a draft, or of its check page."""
    if section == CHECK:
        return reverse("forms_check", args=[draft.pk])
    return reverse("forms_step", args=[draft.pk, section])


def done_url(draft: Draft) -> str:
    """The address of what a sent draft became."""
    submission = queries.submission_of_draft(draft)
    return reverse("forms_done", args=[submission.pk]) if submission else reverse("forms_index")


def refusal(request: HttpRequest, *, sentence: str, **context: Any) -> HttpResponse:
    """A page that says why something cannot be done, and where to go on."""
    shown: Mapping[str, Any] = {"sentence": sentence, **context}
    return render(request, "forms/refused.html", shown, status=409)
