"""Throwing away what the installation no longer needs."""

from datetime import date, datetime, time, timedelta

from django.core.management import call_command
from django.utils import timezone

from wagtail.admin.models import FormState

from config.models import JobRun, RunState

QUIET_RUNS_KEPT = timedelta(days=1)
RUNS_KEPT = timedelta(days=400)


def forget_sessions(on: date) -> str:
    """Delete sessions that have run out; they may still hold what somebody was doing."""
    call_command("clearsessions")
    return ""


def forget_previews(on: date) -> str:
    """Delete unsaved editor text that Wagtail keeps for its preview until somebody previews again."""
    count, _ = FormState.objects.stale().delete()
    return f"{count} forgotten" if count else ""


def forget_runs(on: date) -> str:
    """Delete the notes on jobs: after a day where nothing was done, after a good year the rest."""
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    quiet = JobRun.objects.filter(
        state=RunState.DONE, said="", started_at__lt=midnight - QUIET_RUNS_KEPT
    )
    old = JobRun.objects.filter(started_at__lt=midnight - RUNS_KEPT)
    count = quiet.delete()[0] + old.delete()[0]
    return f"{count} forgotten" if count else ""
