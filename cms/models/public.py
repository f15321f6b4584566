"""What all public pages share: where a page gets what its template shows."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest

from wagtail.models import Page
from wagtail.url_routing import RouteResult

PageContext = Callable[[Any, HttpRequest], dict[str, Any]]


class PublicPage(Page):
    """A page of the public site.

    Wagtail asks the model for the template's context; what draws it together lies above the
    models, so it is put into this slot when the app is ready.
    """

    context_of: ClassVar[dict[str, PageContext]] = {}

    show_in_menus_default = False

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at an address below this one, found in one step instead of one a level."""
        below = self._deepest(path_components)
        found: RouteResult
        if below is None:
            found = super().route(request, path_components)
        else:
            found = below.specific.route(request, path_components[below.depth - self.depth :])
        return found

    def _deepest(self, path_components: list[str]) -> Page | None:
        paths = []
        path = self.url_path
        for component in path_components:
            path = f"{path}{component}/"
            paths.append(path)
        return Page.objects.filter(url_path__in=paths).order_by("-depth").first() if paths else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **self.context_of[self._meta.label](self, request)}
