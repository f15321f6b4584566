"""What was done with a record, from the audit trail."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guard import events
from guard.models.event import EventVerb
from guard.queries import HistoryLine, history_of
from guard.viewsets.guarded import GuardedRowView


@dataclass(frozen=True)
class FieldChange:
    """One field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One line of the history as this viewer may read it."""

    at: datetime
    who: str
    verb: str
    changes: list[FieldChange]
    is_erased: bool
    detail: str


class HistoryView(GuardedRowView):
    """A record's history, newest first; fields the viewer may not read are not even named."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """The history; looking at it is logged like looking at the record."""
        entries = [self.entry(line) for line in history_of(self.row)]
        events.record_rows(EventVerb.VIEWED, [self.row], detail="history")
        context = self.frame("History", row=self.row, tabs=self.tabs("history"), entries=entries)
        return render(request, "guard/history.html", context)

    def entry(self, line: HistoryLine) -> Entry:
        """One line, without what the field rules keep from the viewer."""
        hidden = self.rules.hidden(self.row)
        changes = [
            FieldChange(self.label(name), line.before.get(name, ""), line.after.get(name, ""))
            for name in line.fields
            if name not in hidden
        ]
        return Entry(line.at, line.who, line.verb, changes, line.is_erased, line.detail)

    def label(self, name: str) -> str:
        """The field's label; a field that is no more is called by its stored name."""
        fields = {field.name: field for field in self.row._meta.fields}
        return str(fields[name].verbose_name).capitalize() if name in fields else name
