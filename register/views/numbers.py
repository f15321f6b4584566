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


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Suppressed counts of one of the viewer's schools, which a viewer of several chooses.

    Never of several together: a total beside the schools in it would give hidden numbers away.
    """
    viewer = scope.current()
    schools = schools_of(permissions.schools_where(viewer, Verb.COUNT, "register_entry"))
    if not schools:
        raise PermissionDenied
    by_key = {str(school.pk): school for school in schools}
    asked = request.GET.get("school", "")
    only = schools[0] if len(schools) == 1 else None
    chosen = by_key.get(asked, only)
    figures = figures_for_viewer(chosen, on=viewer.on) if chosen else None
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
            "as_at": day_text(figures.as_at) if figures else "",
            "figures": figures,
            "tables": tables_of(figures) if figures else [],
        },
    )
