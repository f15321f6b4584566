"""site/config/actions/forget_old.py: what is no longer needed does not stay."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session

from wagtail.admin.models import FormState

import pytest

from config.actions.forget_old import forget_previews, forget_runs, forget_sessions
from config.models import JobRun, RunState
from schools.clock import now
from tests.factories.schools import UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)


def test_sessions_that_have_run_out_go_and_others_stay():
    for key, days in (("over", -1), ("open", 1)):
        Session.objects.create(session_key=key, expire_date=now() + timedelta(days=days))

    forget_sessions(DAY)

    assert [session.session_key for session in Session.objects.all()] == ["open"]


def test_text_kept_for_a_preview_goes_after_a_day():
    kept = {
        "user": UserFactory(),
        "content_type": ContentType.objects.first(),
        "parent_object_id": "",
    }
    for number, hours in (("old", 25), ("new", 1)):
        FormState.objects.create(
            **kept, object_id=number, data="x=y", last_updated_at=now() - timedelta(hours=hours)
        )

    assert forget_previews(DAY) == "1 forgotten"
    assert [state.object_id for state in FormState.objects.all()] == ["new"]


def test_runs_that_did_nothing_go_after_a_day_and_the_others_after_a_good_year():
    def run(job, days, *, said="", state=RunState.DONE):
        at = MIDNIGHT - timedelta(days=days)
        JobRun.objects.create(
            job=job, slot="s", said=said, state=state, started_at=at, finished_at=at
        )

    run("quiet", 2)
    run("quiet today", 0)
    run("spoke", 2, said="3 sent")
    run("failed", 2, state=RunState.FAILED)
    run("spoke long ago", 401, said="3 sent")

    assert forget_runs(DAY) == "2 forgotten"
    assert set(JobRun.objects.values_list("job", flat=True)) == {"quiet today", "spoke", "failed"}
