"""The jobs every installation has; put into the registries when the apps are ready."""

from datetime import datetime

from config.actions.forget_old import forget_previews, forget_runs, forget_sessions
from config.actions.publish_scheduled import publish_scheduled
from config.jobs import Every, Job, jobs
from guard.actions.send_mail import send_waiting
from schools import registries


def send_mail(moment: datetime) -> str:
    """Send what waits in the outbox."""
    return str(send_waiting(moment))


def register() -> None:
    """Name the jobs; other folders add theirs to schools.registries.daily."""
    jobs.add("scheduled pages", Job(Every.MINUTE, run=publish_scheduled))
    jobs.add("mail", Job(Every.MINUTE, run=send_mail))
    registries.daily.add("expired sessions", forget_sessions)
    registries.daily.add("unsaved previews", forget_previews)
    registries.daily.add("old job runs", forget_runs)
