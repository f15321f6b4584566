"""What the register adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from guard import permissions, scope
from guard.permissions import Verb
from register.panels import WaitingPanel
from register.views.numbers import numbers
from register.viewsets.concerns import ConcernViewSet
from register.viewsets.pupils import PupilViewSet
from register.viewsets.standing import EntryViewSet, WatchViewSet

for viewset in (EntryViewSet, ConcernViewSet, WatchViewSet, PupilViewSet):
    register_snippet(viewset)


class NumbersMenuItem(MenuItem):
    """Shown to those whose posts may count."""

    def is_shown(self, request: HttpRequest) -> bool:
        del request
        viewer = scope.current_or_none()
        return viewer is not None and permissions.may(viewer, Verb.COUNT, "register_entry")


@hooks.register("register_admin_urls")
def register_numbers_url() -> list[URLPattern]:
    return [path("register/numbers/", numbers, name="register_numbers")]


@hooks.register("register_admin_menu_item")
def register_numbers_menu_item() -> MenuItem:
    return NumbersMenuItem(
        "SEND in numbers",
        reverse("register_numbers"),
        name="send-numbers",
        icon_name="order",
        order=204,
    )


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    del request
    panels.insert(0, WaitingPanel())
