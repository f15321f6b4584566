"""Where the guard's screens enter the Wagtail admin."""

from django.urls import URLResolver, include, path

from wagtail import hooks


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    """The reason screen and the files."""
    return [path("", include("guard.urls"))]
