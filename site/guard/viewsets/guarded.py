"""What every guarded view does first: ask who is looking, then load only what they may see."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from guard import permissions, scope
from guard.fields import FieldRules
from guard.models.private import PrivateModel
from guard.models.visible import Visible
from guard.permissions import Verb
from guard.scope import Viewer
from guard.viewsets.parts import May, Tab


class GuardedView(View):
    """A view of a kind of record. Without a post for it: a sentence and 403; it names no row."""

    # The GuardedViewSet whose screen this is: as_view(viewset=…).
    viewset: Any = None
    verb = Verb.VIEW
    viewer: Viewer
    rules: FieldRules

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask first, whatever the method: HEAD and OPTIONS tell as much as GET does."""
        self.viewer = scope.current()
        self.rules = FieldRules(self.viewer)
        if not permissions.may(self.viewer, self.verb, self.viewset.record):
            return self.refused(request)
        return super().dispatch(request, *args, **kwargs)

    def refused(self, request: HttpRequest) -> HttpResponse:
        """The answer to somebody whose posts do not reach this kind of record."""
        words = {"what": self.viewset.model._meta.verbose_name_plural}
        return render(
            request, "guard/refused.html", self.frame("Not for your post", **words), status=403
        )

    def url(self, name: str, row: PrivateModel | None = None) -> str:
        """The address of one of the viewset's screens."""
        return reverse(self.viewset.get_url_name(name), args=[row.pk] if row else [])

    def frame(
        self, title: str, *, row: PrivateModel | None = None, **context: Any
    ) -> dict[str, Any]:
        """What the admin's own frame around each page needs, and what every page of ours does."""
        trail = [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": self.url("list"), "label": self.viewset.menu_label},
        ]
        if row is not None:
            trail.append({"url": self.url("record", row), "label": str(row)})
        if title not in {str(row), self.viewset.menu_label}:
            trail.append({"url": "", "label": title})
        return {
            "header_title": title,
            "header_icon": self.viewset.icon,
            "breadcrumbs_items": trail,
            "viewset": self.viewset,
            "list_url": self.url("list"),
            "row": row,
            "may": May(self.viewer, self.viewset.record, row),
            **context,
        }


class GuardedRowView(GuardedView):
    """A view of one record. Not yours, not there, no post: the same 404."""

    row: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load the row as this viewer finds it before anything else is looked at."""
        self.row = self._row_or_404(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def refused(self, request: HttpRequest) -> HttpResponse:
        raise Http404

    def _row_or_404(self, pk: Any) -> PrivateModel:
        viewer = scope.current()
        rows = self.viewset.rows(viewer).filter(Visible(self.viewset.model))
        row: PrivateModel | None = rows.filter(pk=pk).first()
        if row is None or not permissions.may_row(viewer, self.verb, row):
            raise Http404
        return row

    def tabs(self, current: str) -> list[Tab]:
        """The tabs of this record, with the one that is open."""
        ours = [("Record", "record"), ("History", "history")]
        record, history = (
            Tab(label, self.url(name, self.row), name == current) for label, name in ours
        )
        return [record, *self.viewset.row_tabs(self.row, self.viewer), history]
