"""Ending drafts that nobody will send: their answers and files go at once."""

from datetime import date

from django.db import transaction

from forms.models import Draft
from forms.models.draft import empty_state
from guard import events, files, permissions, scope
from guard.models import EventVerb
from guard.permissions import Verb
from schools.models import User


def discard_draft(draft: Draft, *, by: User) -> None:
    """Throw an open draft away; one that is no longer open stays as it is."""
    permissions.check_row(scope.current(), Verb.DELETE, draft)
    with transaction.atomic():
        _empty([draft], status=Draft.Status.WITHDRAWN, by=by)
        events.record_rows(EventVerb.WITHDRAWN, [draft])


def clear_old_drafts(on: date) -> str:
    """Empty the drafts left untouched past their day; says how many, for the tick."""
    with scope.as_system("emptying form drafts left too long", on=on), transaction.atomic():
        due = list(Draft.objects.filter(status=Draft.Status.OPEN, expires_on__lt=on))
        _empty(due, status=Draft.Status.EXPIRED, by=None)
        events.record_rows(EventVerb.ERASED, due)
    return f"{len(due)} form drafts left too long were emptied."


def _empty(drafts: list[Draft], *, status: Draft.Status, by: User | None) -> None:
    for draft in drafts:
        for kept in files.files_of(draft):
            files.remove(kept)
    rows = Draft.objects.filter(pk__in=[draft.pk for draft in drafts], status=Draft.Status.OPEN)
    rows.update(status=status, state=empty_state(), changed_by=by)
