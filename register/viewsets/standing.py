"""The register itself: pupils with SEN support or a plan, and the watch list before it."""

from typing import Any

from django.db.models import F, QuerySet

from guard.scope import Viewer
from guard.viewsets import Button, Column, Filter, GuardedViewSet
from register.models import RegisterEntry, WatchEntry
from register.models.standing import Status
from register.presenters import code_label, day_short, name_with_birth
from register.queries import named_pupils
from register.rules.workflow import ON_REGISTER
from register.viewsets.shown import (
    class_filter,
    need_filter,
    raise_button_url,
    story_context,
    with_class_and_year,
    with_primary_need,
    year_filter,
)

STATUSES = [(status.value, Status(status.value).label) for status in sorted(ON_REGISTER)]


def primary_need(row: Any) -> str:
    """The primary need of an annotated row, as people read it."""
    return code_label("sen_type", row.need_code, pack=row.need_pack) if row.need_code else ""


def pupil_column() -> Column:
    """The pupil's name and date of birth, which lead to the record."""
    return Column(
        "Name",
        lambda row: name_with_birth(row.pupil),
        order_by=("pupil__name_key",),
        link=True,
        shows=("pupil",),
    )


def year_column() -> Column:
    return Column("Year", lambda row: row.pupil.get_year_group_display(), order_by="year_order")


def class_column() -> Column:
    return Column("Class", lambda row: row.class_name or "", order_by="class_name")


class EntryViewSet(GuardedViewSet):
    """The SEND register: one row a pupil who is on it now."""

    model = RegisterEntry
    base_url_path = "register"
    admin_url_namespace = "register"
    menu_label = "SEND register"
    menu_name = "send-register"
    menu_order = 200
    icon = "clipboard-list"
    columns = (
        pupil_column(),
        year_column(),
        class_column(),
        Column("Status", "status", order_by="status"),
        Column("Primary need", primary_need, order_by="need_code"),
        Column("Since", lambda row: day_short(row.from_on), order_by="from_on", shows=("from_on",)),
        Column(
            "Parents told",
            lambda row: day_short(row.parents_informed_on) or "Not recorded",
            order_by="parents_informed_on",
            shows=("parents_informed_on",),
        ),
    )
    filters = (
        Filter(
            "status",
            "Status",
            choices=lambda viewer: STATUSES,
            apply=lambda rows, value: rows.filter(status=value),
            field="status",
        ),
        need_filter(),
        year_filter(pupil="pupil"),
        class_filter(pupil="pupil"),
    )
    search_hint = "A name, or a reference such as SEN-2026-0042"
    empty_text = (
        "No pupil you work with is on the register. It fills by itself: somebody raises a"
        " concern, and a decision on it puts the pupil here."
    )
    row_page_template = "register/record.html"

    def rows(self, viewer: Viewer) -> QuerySet[Any]:
        entries = RegisterEntry.objects.filter(
            to_on__isnull=True, status__in=[each.value for each in ON_REGISTER]
        ).select_related("pupil__school__trust")
        entries = with_class_and_year(entries, viewer=viewer, pupil="pupil")
        return with_primary_need(entries).order_by("pupil__name_key", "pk")

    def search(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        return named_pupils(rows, words, pupil="pupil__")

    def list_buttons(self, viewer: Viewer) -> list[Button]:
        url = raise_button_url(viewer)
        return [Button("Raise a concern", url, primary=True)] if url else []

    def row_page_context(self, row: Any, viewer: Viewer) -> dict[str, Any]:
        return story_context(row.pupil, viewer=viewer)


class WatchViewSet(GuardedViewSet):
    """The watch list: pupils somebody looks at again by a day, before the register."""

    model = WatchEntry
    base_url_path = "register/watch"
    admin_url_namespace = "register_watch"
    menu_label = "Watch list"
    menu_name = "watch-list"
    menu_order = 202
    icon = "view"
    columns = (
        pupil_column(),
        year_column(),
        class_column(),
        Column(
            "Look again by",
            lambda row: day_short(row.ends_on),
            order_by="ends_on",
            shows=("ends_on",),
        ),
        Column("Since", lambda row: day_short(row.from_on), order_by="from_on", shows=("from_on",)),
        Column("Why", "reason"),
    )
    filters = (year_filter(pupil="pupil"), class_filter(pupil="pupil"))
    search_hint = "A name, or a reference such as W-2026-0042"
    empty_text = "Nobody you work with is on the watch list."
    row_page_template = "register/record.html"

    def rows(self, viewer: Viewer) -> QuerySet[Any]:
        watches = WatchEntry.objects.filter(closed_on__isnull=True).select_related(
            "pupil__school__trust"
        )
        watches = with_class_and_year(watches, viewer=viewer, pupil="pupil")
        return watches.order_by(F("ends_on"), "pk")

    def search(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        return named_pupils(rows, words, pupil="pupil__")

    def row_page_context(self, row: Any, viewer: Viewer) -> dict[str, Any]:
        return story_context(row.pupil, viewer=viewer)
