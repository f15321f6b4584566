from datetime import date

from django.db import IntegrityError, transaction

import pytest

from guard import scope
from guard.errors import NotAllowed
from register.actions.change_status import change_status
from register.models import Need, RegisterEntry
from register.rules.errors import NotPossible
from register.rules.identification import NeedFound
from register.rules.workflow import Provision
from tests.factories.register import NeedFactory, RegisterEntryFactory

TOLD = {"reason": "The plan was finalised.", "parents_informed_on": date(2026, 11, 16)}


@pytest.fixture
def supported(cast):
    NeedFactory(pupil=cast.ada)
    return RegisterEntryFactory(pupil=cast.ada)


@pytest.fixture
def as_sam(cast, today):
    with scope.as_user(cast.sam, on=today) as viewer:
        yield viewer


def test_a_change_closes_one_row_and_opens_another(cast, supported, as_sam, today):
    change_status(cast.ada, to=Provision.PLAN, on=today, **TOLD)

    rows = RegisterEntry.unscoped.order_by("from_on").values_list("status", "from_on", "to_on")
    assert list(rows) == [
        ("K", date(2026, 1, 5), date(2026, 11, 19)),
        ("E", today, None),
    ]


def test_a_plan_keeps_the_needs_there_are(cast, supported, as_sam, today):
    change_status(cast.ada, to=Provision.PLAN, on=today, **TOLD)

    assert list(Need.unscoped.values_list("code", "to_on")) == [("SLCN", None)]


def test_leaving_the_register_ends_the_needs(cast, supported, as_sam, today):
    change_status(cast.ada, to=Provision.NONE, on=today, **TOLD)

    assert Need.unscoped.get().to_on == date(2026, 11, 19)


def test_a_plan_for_a_pupil_without_needs_wants_a_primary_need(cast, as_sam, today):
    with pytest.raises(NotPossible, match="primary need"):
        change_status(cast.ada, to=Provision.PLAN, on=today, **TOLD)

    change_status(
        cast.ada, to=Provision.PLAN, on=today, needs=[NeedFound(code="ASD", rank=1)], **TOLD
    )
    assert Need.unscoped.get().broad_area == "COMMUNICATION_AND_INTERACTION"


@pytest.mark.parametrize("lacking", ["reason", "parents_informed_on"])
def test_a_change_says_why_and_when_parents_were_told(cast, supported, as_sam, today, lacking):
    told = {**TOLD, lacking: "" if lacking == "reason" else None}

    with pytest.raises(NotPossible) as refused:
        change_status(cast.ada, to=Provision.PLAN, on=today, **told)

    assert [field for field, _ in refused.value.problems] == [lacking]


@pytest.mark.parametrize("who", ["tess", "toby", "hari", "olga", "gus"])
def test_nobody_else_changes_a_status(cast, supported, today, who):
    with scope.as_user(getattr(cast, who), on=today), pytest.raises(NotAllowed):
        change_status(cast.ada, to=Provision.PLAN, on=today, **TOLD)

    assert RegisterEntry.unscoped.get().to_on is None


def test_the_database_itself_allows_one_open_status(cast, supported):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterEntryFactory(pupil=cast.ada, status="E", reference="SEN-2026-9999")
