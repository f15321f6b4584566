"""The guarded viewset: a snippet to those who use it, our own views to those who attack it."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.functional import cached_property

from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSet

from guard import permissions, scope
from guard.actions import rows as row_actions
from guard.models.private import PrivateModel
from guard.permissions import Verb
from guard.scope import Viewer
from guard.viewsets.export import ExportView
from guard.viewsets.history import HistoryView
from guard.viewsets.listing import ListView
from guard.viewsets.parts import Button, Column, Filter, Tab
from guard.viewsets.policy import GuardedPolicy, url_finder_of
from guard.viewsets.record import RecordView
from guard.viewsets.saving import AddView, EditView
from schools.models import School


class GuardedViewSet(SnippetViewSet):
    """Screens for one kind of private record. Describe it; the guard asks, logs and shows.

    Of Wagtail's snippet only the name, the menu and the address stay. Its own views check no rows,
    so none is routed: copy, delete, usage, bulk actions, export, choosers, revisions, workflow,
    preview, locks, comparison and the log are not switched off but absent, and so are the search
    and reference indexes.
    """

    model: ClassVar[type[PrivateModel]]
    columns: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[Sequence[Filter]] = ()
    has_search = True
    search_hint = ""
    page_size = 50
    empty_text = "Nothing here yet."
    empty_link: Button | None = None
    row_page_template = "guard/record.html"
    form_class: type["forms.ModelForm[Any]"] | None = None

    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_export = ()

    def rows(self, viewer: Viewer) -> QuerySet[Any]:
        """The rows the list is made of, with what their columns need; the scope is added to it."""
        del viewer
        found: QuerySet[Any] = self.model.objects.all()
        return found

    def search(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Those of the rows that match what somebody typed."""
        return rows.filter(reference__icontains=words)

    def row_page_context(self, row: Any, viewer: Viewer) -> dict[str, Any]:
        """What the record's own template needs beside `row`, `may` and `tabs`."""
        del row, viewer
        return {}

    def row_tabs(self, row: Any, viewer: Viewer) -> list[Tab]:
        """Further tabs of a record's page, after "Record" and before "History"."""
        del row, viewer
        return []

    def list_buttons(self, viewer: Viewer) -> list[Button]:
        """Buttons above the list, beside "Add" and "Export"."""
        del viewer
        return []

    def perform_create(
        self, form: "forms.ModelForm[Any]", *, school: School, viewer: Viewer
    ) -> PrivateModel:
        """Add what the form says. Override to call an action of your own."""
        del viewer
        return row_actions.create(self.model, school=school, **form.cleaned_data)

    def perform_change(
        self, form: "forms.ModelForm[Any]", row: Any, *, expected_version: int, viewer: Viewer
    ) -> PrivateModel:
        """Change what the form says. Override to call an action of your own."""
        del viewer
        changed: PrivateModel = row_actions.change(
            row, expected_version=expected_version, **form.cleaned_data
        )
        return changed

    @property
    def record(self) -> str:
        """The line of the table of permissions these screens ask."""
        return self.model.record

    @property
    def permission_policy(self) -> GuardedPolicy:
        return GuardedPolicy(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Our own views alone."""
        routes: list[tuple[str, type[Any], str]] = [
            ("", ListView, "list"),
            ("export/", ExportView, "export"),
            ("<uuid:pk>/", RecordView, "record"),
            ("<uuid:pk>/history/", HistoryView, "history"),
        ]
        if self.form_class is not None:
            routes += [("add/", AddView, "add"), ("<uuid:pk>/edit/", EditView, "edit")]
        return [path(route, self._guarded(view), name=name) for route, view, name in routes]

    def _guarded(self, view_class: type[Any]) -> Callable[..., HttpResponse]:
        view: Callable[..., HttpResponse] = view_class.as_view(viewset=self)
        view.row_guard = True  # type: ignore[attr-defined]
        return view

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """An entry of the sidebar that shows itself to those whose posts see such records."""
        record = self.record

        class GuardedMenuItem(MenuItem):
            def is_shown(self, request: HttpRequest) -> bool:
                viewer = scope.current_or_none()
                return viewer is not None and permissions.may(viewer, Verb.VIEW, record)

        return GuardedMenuItem

    def get_menu_item_is_registered(self) -> bool:
        """Never part of the page that lists and counts snippets."""
        return True

    def on_register(self) -> None:
        """Enter the sidebar and nothing else.

        The list of snippet models is what Wagtail's bulk actions, choosers, group permissions and
        counting index go through, and none of them asks about rows.
        """
        self.model.snippet_viewset = self  # type: ignore[attr-defined]
        self.register_menu_item()
        register_admin_url_finder(self.model, url_finder_of(self.get_url_name("record")))
