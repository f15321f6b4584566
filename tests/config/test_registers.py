"""site/config/registers.py: whoever runs the site sees that mail left, never what it said."""

from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse

import pytest

from config.models import JobRun, RunState
from guard import outbox
from schools.clock import now
from schools.roles import Role
from tests.factories.schools import SchoolFactory, holding

pytestmark = pytest.mark.django_db
LISTS = ["/admin/outgoing-mail/", "/admin/regular-jobs/"]


@pytest.fixture
def message():
    return outbox.post(
        to="sam@school.example", subject="ZQ7-SUBJECT", body="ZQ7-BODY", key="ZQ7-KEY"
    )


@pytest.fixture
def run():
    return JobRun.objects.create(
        job="mail", slot="2026-11-23", state=RunState.RUNNING, started_at=now()
    )


@pytest.fixture
def root(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root", password="demo"))
    return client


@pytest.fixture
def senco(client):
    user = holding(Role.SENCO, school=SchoolFactory())
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    # Even a right somebody put into a group by mistake opens nothing.
    user.user_permissions.add(*Permission.objects.filter(content_type__model="message"))
    user.user_permissions.add(*Permission.objects.filter(content_type__model="jobrun"))
    client.force_login(user)
    return client


def test_the_register_of_mail_says_to_whom_and_how_far_but_not_what(root, message):
    page = root.get("/admin/outgoing-mail/").content.decode()

    assert "sam@school.example" in page
    assert "Waiting" in page
    assert "ZQ7" not in page


def test_the_register_of_jobs_says_how_each_run_ended(root, run):
    page = root.get("/admin/regular-jobs/").content.decode()

    assert "2026-11-23" in page
    assert "Running" in page


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("query", ["", "?q=sam", "?state__exact=WAITING", "?export=csv"])
def test_nobody_but_who_runs_the_site_sees_either(senco, message, run, address, query):
    answer = senco.get(address + query)

    assert answer.status_code == 302
    assert b"sam@school" not in answer.content


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("what", ["create/", "edit/{pk}/", "delete/{pk}/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_not_even_who_runs_the_site_changes_anything(root, message, run, address, what, method):
    pk = message.pk if "mail" in address else run.pk
    before = (type(message).objects.count(), JobRun.objects.count())

    answer = getattr(root, method)(address + what.format(pk=pk))

    assert answer.status_code in (302, 403)
    assert (type(message).objects.count(), JobRun.objects.count()) == before


@pytest.mark.parametrize("register", ["outgoing-mail", "regular-jobs"])
@pytest.mark.parametrize("view", ["history", "inspect"])
def test_there_is_no_history_and_no_single_view(register, view):
    assert reverse(f"{register}_modeladmin_index") == f"/admin/{register}/"
    with pytest.raises(NoReverseMatch):
        reverse(f"{register}_modeladmin_{view}", args=["1"])


def test_an_export_of_mail_says_nothing_of_what_was_written(root, message):
    answer = root.get("/admin/outgoing-mail/?export=csv")

    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"ZQ7" not in body
