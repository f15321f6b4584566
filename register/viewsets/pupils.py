"""Pupils on roll: kept by the office, read by whoever works with them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from guard.fields import FieldRules
from guard.models.private import PrivateModel
from guard.scope import Viewer
from guard.viewsets import Button, Column, Filter, GuardedViewSet
from register.actions.keep_pupil import add_pupil, change_pupil
from register.django_forms import PupilForm
from register.models import Pupil
from register.presenters import day_short, day_text
from register.queries import named_pupils
from register.rules.errors import NotPossible
from register.viewsets.shown import (
    class_filter,
    raise_button_url,
    story_context,
    with_class_and_year,
    year_filter,
)
from schools.models import School

# What the office keeps; each blank for those whose posts do not read it.
ON_ROLL = (
    ("Joined", "joined_on"),
    ("Left", "left_on"),
    ("Looked after by an authority", "looked_after"),
    ("Unique pupil number", "upn"),
    ("Number in the school’s system", "local_id"),
)


class PupilViewSet(GuardedViewSet):
    """Pupils the viewer may see; the record's page tells the pupil's story."""

    model = Pupil
    base_url_path = "register/pupils"
    admin_url_namespace = "register_pupil"
    menu_label = "Pupils"
    menu_name = "pupils"
    menu_order = 203
    icon = "group"
    form_class = PupilForm
    columns = (
        Column("Name", lambda row: row.name, order_by="name_key", link=True, shows=("legal_name",)),
        Column("Year", "year_group", order_by="year_order"),
        Column("Class", lambda row: row.class_name or "", order_by="class_name"),
        Column(
            "Date of birth",
            lambda row: day_short(row.birth_date),
            order_by="birth_date",
            shows=("birth_date",),
        ),
        Column("Reference", "reference", order_by="reference"),
    )
    filters = (
        year_filter(pupil=""),
        class_filter(pupil=""),
        Filter(
            "left",
            "On roll",
            choices=lambda viewer: [("NO", "Now"), ("YES", "Have left")],
            apply=lambda rows, value: rows.filter(left_on__isnull=value == "NO"),
            field="left_on",
        ),
    )
    search_hint = "A name, or a reference such as P-2026-0042"
    empty_text = "No pupil you work with is here yet."
    row_page_template = "register/record.html"

    def rows(self, viewer: Viewer) -> QuerySet[Any]:
        pupils = with_class_and_year(
            Pupil.objects.select_related("school__trust"), viewer=viewer, pupil=""
        )
        return pupils.order_by("name_key", "birth_date", "pk")

    def search(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        return named_pupils(rows, words, pupil="")

    def list_buttons(self, viewer: Viewer) -> list[Button]:
        url = raise_button_url(viewer)
        return [Button("Raise a concern", url)] if url else []

    def row_page_context(self, row: Any, viewer: Viewer) -> dict[str, Any]:
        rules = FieldRules(viewer)
        found = [(label, rules.read(row, path)) for label, path in ON_ROLL]
        on_roll_facts = [(label, _said(value)) for label, value in found if value]
        return {**story_context(row, viewer=viewer), "on_roll": on_roll_facts}

    def perform_create(
        self, form: forms.ModelForm[Any], *, school: School, viewer: Viewer
    ) -> PrivateModel:
        facts = dict(form.cleaned_data)
        classes = list(facts.pop("classes"))
        try:
            return add_pupil(school=school, facts=facts, classes=classes, on=viewer.on)
        except NotPossible as refused:
            raise ValidationError(str(refused)) from refused

    def perform_change(
        self, form: forms.ModelForm[Any], row: Any, *, expected_version: int, viewer: Viewer
    ) -> PrivateModel:
        facts = dict(form.cleaned_data)
        classes = list(facts.pop("classes"))
        try:
            return change_pupil(
                row, expected_version=expected_version, facts=facts, classes=classes, on=viewer.on
            )
        except NotPossible as refused:
            raise ValidationError(str(refused)) from refused


def _said(value: object) -> str:
    """A fact as people read it."""
    if isinstance(value, date):
        return day_text(value)
    return "Yes" if value is True else str(value)
