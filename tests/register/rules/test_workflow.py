import pytest

from register.rules.errors import NotPossible
from register.rules.workflow import (
    CONCERN_STANDS,
    CONCERN_STEPS,
    ON_REGISTER,
    PROVISION_STEPS,
    ConcernState,
    ConcernStep,
    Provision,
    after,
    check_provision_step,
)


def test_every_state_of_a_concern_has_its_line_in_the_tables():
    assert set(CONCERN_STEPS) == set(CONCERN_STANDS) == set(ConcernState)


def test_every_status_and_none_has_its_line_in_the_table():
    assert set(PROVISION_STEPS) == {None, *Provision}


def test_no_status_leads_to_itself_or_to_a_code_of_before_2014():
    current = {Provision.NONE, Provision.SUPPORT, Provision.PLAN}

    for status, following in PROVISION_STEPS.items():
        assert status not in following
        assert following <= current


def test_every_step_can_be_taken_from_an_open_concern():
    assert set(CONCERN_STEPS[ConcernState.OPEN]) == set(ConcernStep)


@pytest.mark.parametrize("state", sorted(set(ConcernState) - {ConcernState.OPEN}))
@pytest.mark.parametrize("step", sorted(ConcernStep))
def test_nothing_more_can_be_done_to_a_closed_concern(state, step):
    with pytest.raises(NotPossible, match=CONCERN_STANDS[state]):
        after(state, step)


@pytest.mark.parametrize(
    ("now", "to", "possible"),
    [
        pytest.param(None, "K", True, id="never on the register, now SEN support"),
        pytest.param(None, "N", False, id="never on the register cannot leave it"),
        pytest.param("K", "E", True, id="SEN support becomes a plan"),
        pytest.param("K", "K", False, id="SEN support twice"),
        pytest.param("E", "K", True, id="a plan ends, support goes on"),
        pytest.param("E", "N", True, id="a plan ends"),
        pytest.param("N", "K", True, id="back onto the register"),
        pytest.param("K", "S", False, id="no new statements"),
        pytest.param("S", "E", True, id="an old statement becomes a plan"),
    ],
)
def test_a_status_changes_only_as_the_table_says(now, to, possible):
    now = now and Provision(now)

    if possible:
        check_provision_step(now, to=Provision(to))
    else:
        with pytest.raises(NotPossible):
            check_provision_step(now, to=Provision(to))


def test_only_support_and_a_plan_are_on_the_register():
    assert {"K", "E"} == ON_REGISTER
