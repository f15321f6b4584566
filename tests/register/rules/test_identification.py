from dataclasses import replace
from datetime import date

import pytest

from law import packs
from register.rules.identification import NeedFound, Outcome, Proposal, problems
from register.rules.workflow import Provision

PACK = packs.load("send_2014")
SUPPORT = Proposal(
    outcome=Outcome.SEN_SUPPORT,
    reason="Three terms of group work have not closed the gap.",
    decided_on=date(2026, 11, 20),
    discussed_with_teacher_on=date(2026, 11, 10),
    progress_analysed_on=date(2026, 11, 12),
    discussed_with_family_on=date(2026, 11, 18),
    eal_considered=True,
    parents_informed_on=date(2026, 11, 18),
    basis_of_need=("GREATER_DIFFICULTY",),
    needs=(NeedFound(code="SLCN", rank=1),),
)
WATCH = Proposal(
    outcome=Outcome.WATCH,
    reason="New to the class; look again after the spring assessments.",
    decided_on=date(2026, 11, 20),
    discussed_with_teacher_on=date(2026, 11, 10),
    eal_considered=True,
    watch_ends_on=date(2027, 2, 12),
)
NEITHER = Proposal(
    outcome=Outcome.NEITHER,
    reason="New glasses explain it.",
    decided_on=date(2026, 11, 20),
    discussed_with_teacher_on=date(2026, 11, 10),
)


def fields(proposal, *, status=None):
    return {field for field, _ in problems(proposal, status=status, pack=PACK)}


@pytest.mark.parametrize("whole", [SUPPORT, WATCH, NEITHER], ids=lambda p: p.outcome)
def test_a_whole_decision_has_no_problem(whole):
    assert problems(whole, status=None, pack=PACK) == ()


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("reason", " "),
        ("discussed_with_teacher_on", None),
        ("progress_analysed_on", None),
        ("discussed_with_family_on", None),
        ("parents_informed_on", None),
        ("eal_considered", False),
        ("basis_of_need", ()),
        ("needs", ()),
    ],
)
def test_sen_support_is_not_decided_without(field, empty):
    assert fields(replace(SUPPORT, **{field: empty})) == {field}


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("reason", ""),
        ("discussed_with_teacher_on", None),
        ("eal_considered", False),
        ("watch_ends_on", None),
    ],
)
def test_the_watch_list_is_not_decided_without(field, empty):
    assert fields(replace(WATCH, **{field: empty})) == {field}


@pytest.mark.parametrize("field", ["reason", "discussed_with_teacher_on"])
def test_neither_is_not_decided_without(field):
    assert fields(replace(NEITHER, **{field: "" if field == "reason" else None})) == {field}


@pytest.mark.parametrize(
    "day",
    [date(2026, 11, 20), date(2026, 11, 1), date(2027, 11, 22)],
    ids=["the same day", "earlier", "more than a year on"],
)
def test_the_watch_list_ends_within_a_year(day):
    assert fields(replace(WATCH, watch_ends_on=day)) == {"watch_ends_on"}


@pytest.mark.parametrize(
    "field",
    [
        "discussed_with_teacher_on",
        "progress_analysed_on",
        "discussed_with_family_on",
        "parents_informed_on",
    ],
)
def test_nothing_has_happened_after_the_day_of_the_decision(field):
    assert fields(replace(SUPPORT, **{field: date(2026, 11, 21)})) == {field}


@pytest.mark.parametrize("status", [Provision.SUPPORT, Provision.PLAN])
def test_nobody_on_the_register_goes_onto_the_watch_list(status):
    assert fields(WATCH, status=status) == {"outcome"}


def test_a_plan_is_not_lowered_to_support_by_a_concern():
    assert fields(SUPPORT, status=Provision.PLAN) == {"outcome"}


def test_support_decided_again_keeps_a_pupil_on_support():
    assert fields(SUPPORT, status=Provision.SUPPORT) == set()


@pytest.mark.parametrize("proposal", [WATCH, NEITHER], ids=lambda p: p.outcome)
def test_a_type_of_need_belongs_to_sen_support_alone(proposal):
    with_need = replace(proposal, needs=(NeedFound(code="SLCN", rank=1),))

    assert fields(with_need) == {"needs"}


def test_a_basis_that_is_not_in_the_law_is_refused():
    assert fields(replace(SUPPORT, basis_of_need=("FEELING",))) == {"basis_of_need"}
