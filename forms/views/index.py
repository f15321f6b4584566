"""All forms of the person looking: to begin, being filled in, sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forms import queries
from forms.presenters import about, draft_line
from forms.views.pages import day, looking

MOST_SENT = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The forms somebody may begin, their open drafts, and what they sent last."""
    viewer, on = looking(), day()
    sent = queries.my_submissions(viewer)[:MOST_SENT]
    context = {
        "forms": queries.startable_forms(viewer),
        "drafts": [draft_line(draft, on=on) for draft in queries.my_drafts(viewer)],
        "sent": [(submission, about(submission)) for submission in sent],
    }
    return render(request, "forms/index.html", context)
