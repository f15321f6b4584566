"""What public pages add to Wagtail's admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.presenters.reviews import reviews_for
from schools.clock import today


class ReviewsPanel(Component):
    """On the home screen: policies and reports whose review is due, of those one may change."""

    template_name = "cms/admin/reviews_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"reviews": reviews_for(parent_context["request"].user, on=today())}


@hooks.register("construct_homepage_panels")
def add_reviews_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ReviewsPanel())
