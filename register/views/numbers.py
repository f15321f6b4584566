"""Numbers for those who assure the work and never see a name."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guard import permissions, scope
from guard.permissions import Verb
from guard.queries import schools_of
from register.figures import figures_for_viewer
from register.presenters import day_text
from register.views.bars import tables_of

ALL = "ALL"


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Suppressed counts of one of the viewer's schools, or of all of them together."""
    viewer = scope.current()
    schools = schools_of(permissions.schools_where(viewer, Verb.COUNT, "register_entry"))
    if not schools:
        raise PermissionDenied
    by_key = {str(school.pk): school for school in schools}
    asked = request.GET.get("school", "")
    chosen = asked if asked in by_key else next(iter(by_key)) if len(by_key) == 1 else ALL
    wanted = [by_key[chosen].pk] if chosen in by_key else [school.pk for school in schools]
    figures = figures_for_viewer(wanted, on=viewer.on)
    return render(
        request,
        "register/numbers.html",
        {
            "header_title": "SEND in numbers",
            "header_icon": "order",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": "Home"},
                {"url": "", "label": "SEND in numbers"},
            ],
            "schools": schools,
            "chosen": chosen,
            "place": str(by_key[chosen]) if chosen in by_key else "All your schools",
            "as_at": day_text(figures.as_at),
            "figures": figures,
            "tables": tables_of(figures),
        },
    )
