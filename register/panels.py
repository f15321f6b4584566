"""What waits for whom, on the first screen after signing in; it counts and names nobody."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from wagtail.admin.ui.components import Component

from guard import permissions, scope
from guard.permissions import Verb
from register import queries
from schools.clock import today


class WaitingPanel(Component):
    """Concerns to decide, children to look at again, and the way to raise a concern."""

    template_name = "register/waiting_panel.html"
    # Before every other panel, and so before Wagtail's summary of pages.
    order = 0

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        del parent_context
        viewer = scope.current()
        on = today()
        return {
            "may_raise": permissions.may(viewer, Verb.CREATE, "concern"),
            "raise_url": reverse("forms_start", args=["raise-a-concern"]),
            "may_decide": permissions.may(viewer, Verb.CREATE, "decision"),
            "concerns": queries.concerns_waiting(),
            "concerns_url": reverse("register_concern:list"),
            "sees_concerns": permissions.may(viewer, Verb.VIEW, "concern"),
            "watches": queries.watches_to_look_at_again(on=on),
            "watches_url": reverse("register_watch:list"),
        }
