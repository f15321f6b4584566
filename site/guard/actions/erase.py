"""Erasing what records said, once their time is over; the trail of who did what stays."""

from collections.abc import Iterable

from django.db import transaction

from guard import events
from guard.models.event import EventText, EventVerb
from guard.models.private import PrivateModel


def erase_texts(rows: Iterable[PrivateModel]) -> int:
    """Take away the before and after texts of these records; answers how many lines lost theirs."""
    gone = list(rows)
    with transaction.atomic():
        erased, _ = EventText.objects.filter(event__row_id__in=[row.pk for row in gone]).delete()
        events.record_rows(EventVerb.ERASED, gone)
    return erased
