"""What the database itself refuses, whoever asks."""

from datetime import date

from django.db import IntegrityError, transaction

import pytest

from tests.factories.register import (
    ConcernFactory,
    DecisionFactory,
    NeedFactory,
    PupilFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
)
from tests.factories.schools import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        pytest.param(PupilFactory, {"left_on": date(2020, 1, 1)}, id="left before joining"),
        pytest.param(PupilFactory, {"birth_date": date(2026, 1, 1)}, id="joined before birth"),
        pytest.param(RegisterEntryFactory, {"status": "Z"}, id="no such status"),
        pytest.param(RegisterEntryFactory, {"to_on": date(2025, 1, 1)}, id="ends before it begins"),
        pytest.param(NeedFactory, {"rank": 0}, id="rank below one"),
        pytest.param(WatchEntryFactory, {"ends_on": date(2026, 10, 1)}, id="watch of no days"),
        pytest.param(WatchEntryFactory, {"closed_on": date(2026, 11, 1)}, id="closed, no outcome"),
        pytest.param(WatchEntryFactory, {"outcome": "ENDED"}, id="outcome of an open watch"),
        pytest.param(ConcernFactory, {"what_seen": ""}, id="concern about nothing"),
        pytest.param(ConcernFactory, {"state": "WITHDRAWN"}, id="withdrawn by nobody"),
        pytest.param(ConcernFactory, {"closed_on": date(2026, 11, 3)}, id="open and closed"),
        pytest.param(
            DecisionFactory, {"outcome": "SEN_SUPPORT"}, id="support without three inputs"
        ),
    ],
)
def test_the_database_refuses(make, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**wrong)


@pytest.mark.parametrize(
    ("make", "same"),
    [
        pytest.param(RegisterEntryFactory, {}, id="two open statuses"),
        pytest.param(NeedFactory, {"code": "ASD"}, id="two needs of one rank"),
        pytest.param(NeedFactory, {"rank": 2}, id="one need twice"),
        pytest.param(WatchEntryFactory, {}, id="watched twice at a time"),
    ],
)
def test_the_database_refuses_a_second_open_row(make, same):
    first = make()

    with pytest.raises(IntegrityError), transaction.atomic():
        make(pupil=first.pupil, **same)


def test_a_moved_concern_says_where_to():
    with pytest.raises(IntegrityError), transaction.atomic():
        ConcernFactory(state="MOVED", closed_on=date(2026, 11, 3), closed_by=UserFactory())


def test_no_record_says_a_name_by_itself():
    for make in (PupilFactory, RegisterEntryFactory, NeedFactory, WatchEntryFactory):
        row = make()
        assert "Child" not in f"{row}{row!r}"
    assert "Child" not in f"{ConcernFactory()}{DecisionFactory()}"
