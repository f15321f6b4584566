"""Where a concern and a place on the register can go next, each as one table."""

from collections.abc import Mapping
from enum import StrEnum

from register.rules.errors import NotPossible


class ConcernState(StrEnum):
    OPEN = "OPEN"
    DECIDED = "DECIDED"
    WITHDRAWN = "WITHDRAWN"
    MOVED = "MOVED"


class ConcernStep(StrEnum):
    DECIDE = "DECIDE"
    WITHDRAW = "WITHDRAW"
    MOVE = "MOVE"


class Provision(StrEnum):
    """SEN provision. The four codes of before 2014 are history: they are imported, never given.

    Source: school census code set SENprovision.
    """

    NONE = "N"
    SUPPORT = "K"
    PLAN = "E"
    ACTION = "A"
    ACTION_PLUS = "P"
    ASSESSMENT = "Q"
    STATEMENT = "S"


CONCERN_STEPS: Mapping[ConcernState, Mapping[ConcernStep, ConcernState]] = {
    ConcernState.OPEN: {
        ConcernStep.DECIDE: ConcernState.DECIDED,
        ConcernStep.WITHDRAW: ConcernState.WITHDRAWN,
        ConcernStep.MOVE: ConcernState.MOVED,
    },
    ConcernState.DECIDED: {},
    ConcernState.WITHDRAWN: {},
    ConcernState.MOVED: {},
}

CONCERN_STANDS = {
    ConcernState.OPEN: "is waiting for a decision",
    ConcernState.DECIDED: "has been decided",
    ConcernState.WITHDRAWN: "has been withdrawn",
    ConcernState.MOVED: "was moved to another record",
}

# What may follow what. A pupil without any row has never been on the register: that is None.
PROVISION_STEPS: Mapping[Provision | None, frozenset[Provision]] = {
    None: frozenset({Provision.SUPPORT, Provision.PLAN}),
    Provision.NONE: frozenset({Provision.SUPPORT, Provision.PLAN}),
    Provision.SUPPORT: frozenset({Provision.NONE, Provision.PLAN}),
    Provision.PLAN: frozenset({Provision.NONE, Provision.SUPPORT}),
    Provision.ACTION: frozenset({Provision.NONE, Provision.SUPPORT, Provision.PLAN}),
    Provision.ACTION_PLUS: frozenset({Provision.NONE, Provision.SUPPORT, Provision.PLAN}),
    Provision.ASSESSMENT: frozenset({Provision.NONE, Provision.SUPPORT, Provision.PLAN}),
    Provision.STATEMENT: frozenset({Provision.NONE, Provision.SUPPORT, Provision.PLAN}),
}

# A pupil with one of these is on the register now.
ON_REGISTER = frozenset({Provision.SUPPORT, Provision.PLAN})


def after(state: ConcernState, step: ConcernStep) -> ConcernState:
    """The state a concern comes to by this step. Raises NotPossible if it cannot take it."""
    found = CONCERN_STEPS[state].get(step)
    if found is None:
        raise NotPossible(
            f"This concern {CONCERN_STANDS[state]}, so nothing more can be done to it."
        )
    return found


def check_provision_step(now: Provision | None, *, to: Provision) -> None:
    """Raise NotPossible unless a pupil who stands so may come to stand so."""
    if to == now:
        raise NotPossible("The pupil has this status already.")
    if to not in PROVISION_STEPS[now]:
        raise NotPossible("A pupil's status cannot change like this.")
