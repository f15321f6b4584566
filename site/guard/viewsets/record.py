"""The page of one record."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guard import events
from guard.models.event import EventVerb
from guard.models.private import PrivateModel
from guard.texts import text_of
from guard.viewsets.guarded import GuardedRowView


@dataclass(frozen=True)
class Line:
    """One field of a record as people read it."""

    label: str
    text: str


class RecordView(GuardedRowView):
    """One record, read only; logged as looked at."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """The record's page, titled with its reference."""
        events.record_rows(EventVerb.VIEWED, [self.row])
        context = self.frame(
            str(self.row),
            row=self.row,
            tabs=self.tabs("record"),
            edit_url=self.url("edit", self.row) if self.viewset.form_class else "",
            lines=self.lines(),
        )
        context |= self.viewset.row_page_context(self.row, self.viewer)
        return render(request, self.viewset.row_page_template, context)

    def lines(self) -> list[Line]:
        """The record's own fields; those the viewer may not read are left out."""
        hidden = self.rules.hidden(self.row) | {
            field.name for field in PrivateModel._meta.local_fields if field.name != "school"
        }
        return [
            Line(str(field.verbose_name).capitalize(), text_of(self.row, field.name))
            for field in self.row._meta.fields
            if field.name not in hidden
        ]
