"""The regular jobs: which there are, which is due, and that none runs twice."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from django.utils import timezone

from config.models import JobRun, RunState
from guard import scope
from schools import registries
from schools.clock import now as this_moment
from schools.registry import Registry

logger = logging.getLogger("config.jobs")

# A run that failed, or never came back, is tried again after this while its slot lasts.
AGAIN_AFTER = timedelta(hours=1)


class Every(Enum):
    """How often a job runs; a day is England's."""

    MINUTE = "minute"
    DAY = "day"

    def slot(self, moment: datetime) -> str:
        """The name of the minute or day this moment lies in."""
        if self is Every.DAY:
            return timezone.localdate(moment).isoformat()
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


@dataclass(frozen=True)
class Job:
    """Something to do in each slot; `run` says in a sentence what it did, or nothing."""

    every: Every
    run: Callable[[datetime], str]


jobs: Registry[Job] = Registry(of="job")


@dataclass(frozen=True)
class Outcome:
    """What one job did in one pass."""

    job: str
    said: str
    error: str = ""

    def __str__(self) -> str:
        return f"{self.job}: {f'failed ({self.error})' if self.error else self.said}"


def run_due(moment: datetime) -> list[Outcome]:
    """Run each job whose slot nobody has taken yet; those that did something or failed.

    A job that fails is logged by the class of its error and keeps no other from running.
    """
    outcomes = []
    for name, job in every_job():
        run = _claim(name, job, moment)
        if run is None:
            continue
        outcome = _run(run, job, moment)
        if outcome.said or outcome.error:
            outcomes.append(outcome)
    return outcomes


def every_job() -> Iterator[tuple[str, Job]]:
    """The installation's own jobs, then what the other folders do once a day."""
    yield from jobs
    for name, task in registries.daily:
        yield name, Job(Every.DAY, run=_on_the_day(task))


def _on_the_day(task: Callable[..., str]) -> Callable[[datetime], str]:
    return lambda moment: task(timezone.localdate(moment))


def _claim(name: str, job: Job, moment: datetime) -> JobRun | None:
    """The run if it is ours to do."""
    run, is_ours = JobRun.objects.get_or_create(
        job=name, slot=job.every.slot(moment), defaults={"started_at": moment}
    )
    if is_ours:
        return run
    unfinished = JobRun.objects.filter(pk=run.pk, started_at__lte=moment - AGAIN_AFTER).exclude(
        state=RunState.DONE
    )
    taken_over = unfinished.update(
        started_at=moment, finished_at=None, state=RunState.RUNNING, error=""
    )
    return run if taken_over else None


def _run(run: JobRun, job: Job, moment: datetime) -> Outcome:
    try:
        with scope.as_system(f"tick: {run.job}", on=timezone.localdate(moment)):
            said = job.run(moment)
    except Exception as error:  # noqa: BLE001 - one job's fault may not stop the others
        logger.error("job %s failed: %s", run.job, type(error).__name__)
        _finish(run, state=RunState.FAILED, error=type(error).__name__[:80])
        return Outcome(run.job, said="", error=type(error).__name__)
    except BaseException as end:
        # Told to stop in the middle: the slot is given back rather than left "running".
        _finish(run, state=RunState.FAILED, error=type(end).__name__[:80])
        raise
    _finish(run, state=RunState.DONE, said=said[:200])
    return Outcome(run.job, said=said)


def _finish(run: JobRun, *, state: RunState, said: str = "", error: str = "") -> None:
    JobRun.objects.filter(pk=run.pk).update(
        state=state, said=said, error=error, finished_at=this_moment()
    )
