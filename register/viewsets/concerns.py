"""Concerns: what waits for a decision first."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from guard import scope
from guard.files import files_of
from guard.scope import Viewer
from guard.viewsets import Button, Column, Filter, GuardedViewSet
from register.models import Concern
from register.presenters import concern_facts, day_short, day_text, decision_facts, name_with_birth
from register.queries import decision_on, named_pupils
from register.rules.workflow import ConcernState
from register.viewsets.shown import (
    class_filter,
    concern_links,
    raise_button_url,
    with_class_and_year,
    year_filter,
)
from register.viewsets.standing import class_column, year_column

# A moved concern has no text any more; both records keep a line that tells of it.
LISTED_STATES = (ConcernState.OPEN, ConcernState.DECIDED, ConcernState.WITHDRAWN)
STATES = [(each.value, Concern.State(each.value).label) for each in LISTED_STATES]


def waits_for(row: Any) -> str:
    """Who has to do something next, and for how long they have had it."""
    if row.state != ConcernState.OPEN:
        return ""
    days = (scope.current().on - row.raised_on).days
    trust = row.school.trust
    who = trust.words.senco if trust else "a decision"
    since = {0: "since today", 1: "since yesterday"}.get(days, f"{days} days")
    return f"{who}, {since}"


class ConcernViewSet(GuardedViewSet):
    """Concerns the viewer may see, the open ones first and the oldest of them on top."""

    model = Concern
    base_url_path = "register/concerns"
    admin_url_namespace = "register_concern"
    menu_label = "Concerns"
    menu_name = "concerns"
    menu_order = 201
    icon = "warning"
    columns = (
        Column("Concern", "reference", order_by="reference", link=True),
        Column(
            "Pupil",
            lambda row: name_with_birth(row.pupil),
            order_by=("pupil__name_key",),
            shows=("pupil",),
        ),
        year_column(),
        class_column(),
        Column(
            "Raised",
            lambda row: day_short(row.raised_on),
            order_by="raised_on",
            shows=("raised_on",),
        ),
        Column("By", "raised_by"),
        Column("State", "state", order_by="state"),
        Column("Waits for", waits_for, order_by="raised_on", shows=("state",)),
    )
    filters = (
        Filter(
            "state",
            "State",
            choices=lambda viewer: STATES,
            apply=lambda rows, value: rows.filter(state=value),
            field="state",
        ),
        year_filter(pupil="pupil"),
        class_filter(pupil="pupil"),
    )
    search_hint = "A name, or a reference such as C-2026-0042"
    empty_text = "No concern has been raised about a pupil you work with."
    row_page_template = "register/concern.html"

    def rows(self, viewer: Viewer) -> QuerySet[Any]:
        concerns = (
            Concern.objects.filter(state__in=[each.value for each in LISTED_STATES])
            .select_related("pupil", "school__trust", "raised_by", "closed_by")
            .annotate(
                is_closed=Case(
                    When(state=ConcernState.OPEN.value, then=Value(0)),
                    default=Value(1),
                    output_field=IntegerField(),
                )
            )
        )
        concerns = with_class_and_year(concerns, viewer=viewer, pupil="pupil")
        return concerns.order_by("is_closed", "raised_on", "pk")

    def search(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        return named_pupils(rows, words, pupil="pupil__")

    def list_buttons(self, viewer: Viewer) -> list[Button]:
        url = raise_button_url(viewer)
        return [Button("Raise a concern", url, primary=True)] if url else []

    def row_page_context(self, row: Any, viewer: Viewer) -> dict[str, Any]:
        decision = decision_on(row)
        return {
            "concern": row,
            "raised_on": day_text(row.raised_on),
            "closed_on": day_text(row.closed_on),
            "facts": [(label, text) for label, text in concern_facts(row) if text],
            "attached": files_of(row),
            "decision": decision,
            "decision_facts": decision_facts(decision) if decision else (),
            "waits_for": waits_for(row),
            "links": concern_links(row, viewer=viewer),
        }
