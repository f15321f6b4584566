"""The admin with the sample's screens in it."""

from django import forms
from django.urls import include, path

from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

import config.urls
from guard.actions import rows
from guard.actions.references import next_reference
from guard.viewsets import Button, Column, Filter, GuardedViewSet
from tests.guard.sample import Note, fill_table

fill_table()


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["child", "text", "need", "secret"]


class NoteViewSet(GuardedViewSet):
    model = Note
    base_url_path = "sample-notes"
    admin_url_namespace = "sample_notes"
    menu_label = "Sample notes"
    icon = "doc-full"
    columns = (
        Column("Reference", "reference", order_by="reference", link=True),
        Column("Child", "child.name", order_by="child__name"),
        Column("Text", lambda row: row.text, shows=("text",)),
        Column("Need", "need", order_by="need"),
        Column("Secret", "secret", order_by="secret"),
    )
    filters = (
        Filter(
            "need",
            "Need",
            choices=lambda viewer: Note.Need.choices,
            apply=lambda rows, value: rows.filter(need=value),
        ),
        Filter(
            "secret",
            "Secret",
            choices=lambda viewer: [("yes", "Given")],
            apply=lambda rows, value: rows.exclude(secret=""),
            field="secret",
        ),
    )
    form_class = NoteForm
    page_size = 20

    def rows(self, viewer):
        return Note.objects.select_related("child")

    def search(self, rows, words):
        return rows.filter(child__name__icontains=words)

    def perform_create(self, form, *, school, viewer):
        reference = next_reference("NOTE", school=school, on=viewer.on)
        return rows.create(Note, school=school, reference=reference, **form.cleaned_data)

    def list_buttons(self, viewer):
        return [Button("Raise a note", "/elsewhere/", primary=True)]


viewset = NoteViewSet()
screens = decorate_urlpatterns(viewset.get_urlpatterns(), require_admin_access)

urlpatterns = [
    path("admin/sample-notes/", include((screens, "sample_notes"), namespace="sample_notes")),
    *config.urls.urlpatterns,
]
