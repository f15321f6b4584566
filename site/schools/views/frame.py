"""The frame of our screens in the Wagtail admin, and who may open them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from schools.clock import today
from schools.models import User
from schools.queries.staff import Reach, reach_of

Trail = list[tuple[str, str]]


def show(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    trail: Trail,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of ours in the admin's frame; the trail is (address, label) pairs above it."""
    crumbs = [(reverse("wagtailadmin_home"), "Home"), *trail]
    items = [{"url": url, "label": label} for url, label in crumbs]
    frame = {
        "header_title": title,
        "page_title": title,
        "header_icon": "group",
        "breadcrumbs_items": [*items, {"url": "", "label": title}],
    }
    return render(request, template, {**frame, **context}, status=status)


def signed_in(request: HttpRequest) -> User:
    """Who asks; the admin has let in nobody who is not signed in."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def refuse(request: HttpRequest, reason: str) -> HttpResponse:
    """A page that says why the viewer may not see another, with status 403."""
    return show(
        request,
        "schools/refused.html",
        title="Not yours to see",
        trail=[],
        context={"reason": reason},
        status=403,
    )


class StaffView(View):
    """A screen for those who look after staff; everybody else is told who does."""

    reach: Reach

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.reach = reach_of(signed_in(request), on=today())
        if self.reach.is_empty:
            return refuse(request, "Staff are looked after by those who give posts at a school.")
        return super().dispatch(request, *args, **kwargs)
