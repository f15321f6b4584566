"""site/config/jobs.py: each job once in its minute or day, and none stops another."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

from django.db import connection

import pytest

from config import jobs as running
from config.jobs import Every, Job, run_due
from config.models import JobRun, RunState
from guard import scope
from schools import registries
from schools.registry import Registry

NOW = datetime(2026, 11, 23, 9, 0, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def jobs(monkeypatch):
    """A registry of the test's own, and no daily tasks but those it adds."""
    ours = Registry(of="job")
    monkeypatch.setattr(running, "jobs", ours)
    monkeypatch.setattr(registries, "daily", Registry(of="daily task"))
    return ours


def every(how_often, done, *, said="did it"):
    def run(moment):
        done.append(moment)
        return said

    return Job(how_often, run=run)


@pytest.mark.django_db
def test_a_job_runs_once_in_its_minute(jobs):
    done = []
    jobs.add("mail", every(Every.MINUTE, done))

    for seconds in (0, 10, 29, 30, 89, 90):
        run_due(NOW + timedelta(seconds=seconds))

    assert [moment - NOW for moment in done] == [timedelta(seconds=s) for s in (0, 30, 90)]


@pytest.mark.django_db
def test_a_daily_task_runs_once_on_englands_day(jobs):
    days = []
    registries.daily.add("posts", lambda on: days.append(on) or "")
    just_before_midnight_in_england = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)

    for minutes in (0, 1, 2, 60):
        run_due(just_before_midnight_in_england + timedelta(minutes=minutes))

    assert days == [date(2026, 6, 30), date(2026, 7, 1)]


@pytest.mark.django_db
def test_a_failing_job_is_noted_by_class_and_keeps_none_from_running(jobs, caplog):
    done = []

    def fail(moment):
        raise LookupError("Zoë of Otters class")

    jobs.add("first", Job(Every.MINUTE, run=fail))
    jobs.add("second", every(Every.MINUTE, done))

    outcomes = run_due(NOW)

    assert [str(outcome) for outcome in outcomes] == [
        "first: failed (LookupError)",
        "second: did it",
    ]
    first = JobRun.objects.get(job="first")
    assert (first.state, first.error, first.said) == (RunState.FAILED, "LookupError", "")
    assert "LookupError" in caplog.text
    assert "Zoë" not in caplog.text


@pytest.mark.django_db
def test_a_daily_task_that_failed_is_tried_again_an_hour_later(jobs):
    tries = []

    def fail_once(on):
        tries.append(on)
        if len(tries) == 1:
            raise OSError
        return "done"

    registries.daily.add("posts", fail_once)

    for wait in (0 * HOUR, HOUR / 2, HOUR, 2 * HOUR):
        run_due(NOW + wait)

    assert len(tries) == 2
    assert JobRun.objects.get().state == RunState.DONE


@pytest.mark.django_db
def test_a_daily_task_cut_off_by_a_power_cut_is_done_again_an_hour_later(jobs):
    done = []
    registries.daily.add("posts", lambda on: done.append(on) or "")
    JobRun.objects.create(job="posts", slot="2026-11-23", started_at=NOW)

    run_due(NOW + HOUR / 2)
    assert done == []

    run_due(NOW + HOUR)
    assert done == [date(2026, 11, 23)]


@pytest.mark.django_db
def test_being_told_to_stop_gives_the_slot_back(jobs):
    def stop(moment):
        raise SystemExit(0)

    jobs.add("mail", Job(Every.MINUTE, run=stop))

    with pytest.raises(SystemExit):
        run_due(NOW)

    assert JobRun.objects.get().state == RunState.FAILED


@pytest.mark.django_db
def test_a_job_looks_as_the_system_on_the_day(jobs):
    seen = []
    jobs.add("mail", Job(Every.MINUTE, run=lambda moment: seen.append(scope.current()) or ""))

    run_due(NOW)

    assert seen[0].is_system
    assert seen[0].on == date(2026, 11, 23)
    assert seen[0].system_reason == "tick: mail"


@pytest.mark.django_db
def test_a_job_that_had_nothing_to_do_is_not_spoken_of(jobs):
    jobs.add("mail", every(Every.MINUTE, [], said=""))

    assert run_due(NOW) == []
    assert JobRun.objects.get().state == RunState.DONE


@pytest.mark.django_db(transaction=True)
def test_four_ticks_at_once_run_each_job_once(jobs):
    done = []
    for number in range(6):
        jobs.add(f"job {number}", every(Every.MINUTE, done))

    def tick(_):
        try:
            return len(run_due(NOW))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as ticks:
        counts = list(ticks.map(tick, range(4)))

    assert sum(counts) == len(done) == 6


def test_every_installation_sends_mail_publishes_and_forgets_and_no_name_is_taken_twice():
    names = [name for name, _ in running.every_job()]

    assert {"scheduled pages", "mail", "expired sessions", "private files", "posts"} <= set(names)
    assert len(names) == len(set(names))
