from datetime import date

import pytest

from guard import scope
from guard.errors import NotAllowed
from register.figures import figures_for_viewer, public_figures
from schools.roles import Role
from tests.factories.register import (
    NeedFactory,
    PupilFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
)
from tests.factories.schools import SchoolFactory, holding

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)


@pytest.fixture
def school():
    return SchoolFactory()


def on_register(school, count, **entry):
    for _ in range(count):
        pupil = PupilFactory(school=school)
        RegisterEntryFactory(pupil=pupil, **entry)
        NeedFactory(pupil=pupil)


def texts(table):
    return {label: count.text for label, count in table.rows.items() if count.text != "0"}


def test_counts_are_hidden_or_rounded_and_never_exact(school):
    on_register(school, 3, status="E")
    on_register(school, 12)
    for _ in range(8):
        PupilFactory(school=school)

    figures = public_figures(school, on=TODAY)

    assert texts(figures.by_status) == {"EHC plan": "*", "SEN support": "10", "No SEN": "10"}
    assert texts(figures.by_need) == {"Speech, language and communication needs": "15"}
    assert texts(figures.by_area) == {"Communication and interaction": "15"}
    assert figures.roll.text == "25"


def test_figures_stand_for_the_first_of_the_month(school):
    on_register(school, 10, from_on=date(2026, 11, 2))

    figures = public_figures(school, on=TODAY)

    assert figures.as_at == date(2026, 11, 1)
    assert texts(figures.by_status) == {"No SEN": "10"}


def test_what_is_put_right_for_an_earlier_day_changes_the_numbers_of_the_month(school):
    on_register(school, 10, from_on=date(2026, 9, 7))
    before = texts(public_figures(school, on=TODAY).by_status)
    on_register(school, 10, from_on=date(2026, 9, 7))

    assert before == {"SEN support": "10"}
    assert texts(public_figures(school, on=TODAY).by_status) == {"SEN support": "20"}


def test_pupils_who_left_and_statuses_that_ended_are_not_counted(school):
    on_register(school, 10, to_on=date(2026, 6, 30))
    for _ in range(10):
        RegisterEntryFactory(pupil=PupilFactory(school=school, left_on=date(2026, 7, 20)))

    figures = public_figures(school, on=TODAY)

    assert texts(figures.by_status) == {"No SEN": "10"}
    assert figures.roll.text == "10"


def test_the_watch_list_is_counted_apart(school):
    for _ in range(9):
        WatchEntryFactory(pupil=PupilFactory(school=school))

    assert public_figures(school, on=TODAY).watched.text == "10"


@pytest.mark.parametrize(
    "role", [Role.GOVERNOR, Role.TRUST_BOARD, Role.CEO, Role.INCLUSION_LEAD, Role.HEAD, Role.SENCO]
)
def test_those_who_assure_the_work_get_figures(school, role):
    on_register(school, 10)

    with scope.as_user(holding(role, school=school), on=TODAY):
        figures = figures_for_viewer(school, on=TODAY)

    assert texts(figures.by_status) == {"SEN support": "10"}


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.OFFICE, Role.WEB_EDITOR, Role.DPO])
def test_others_get_none(school, role):
    with scope.as_user(holding(role, school=school), on=TODAY), pytest.raises(NotAllowed):
        figures_for_viewer(school, on=TODAY)


def test_nobody_gets_figures_of_a_school_beyond_their_post(school):
    gus = holding(Role.GOVERNOR, school=school)

    with scope.as_user(gus, on=TODAY), pytest.raises(NotAllowed):
        figures_for_viewer(SchoolFactory(), on=TODAY)
