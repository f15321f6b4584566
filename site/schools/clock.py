"""The one place that knows what day it is."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """Today's date in England. Rules never ask: whoever calls a rule passes the day in."""
    return timezone.localdate()


def now() -> datetime:
    """This moment, with its time zone (UTC in the database)."""
    return timezone.now()
