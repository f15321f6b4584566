"""Where the forms stand in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from forms import queries
from forms.urls import urlpatterns


class FormsMenuItem(MenuItem):
    """The way to the forms, for whoever may fill one in."""

    def is_shown(self, request: HttpRequest) -> bool:
        del request
        return bool(queries.startable_forms(queries.viewer()))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return list(urlpatterns)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return FormsMenuItem("Forms", reverse_lazy("forms_index"), icon_name="form", order=90)
