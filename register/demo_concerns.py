"""The demo's concerns, one in every state, each written by the action a person would use."""

from datetime import date, timedelta
from itertools import cycle
from random import Random

from guard import scope
from register.actions.close_concern import move_concern, withdraw_concern
from register.actions.decide_on_concern import decide_on_concern
from register.actions.raise_concern import raise_concern
from register.demo_stories import CONCERNS, NEEDS, REASONS
from register.models import Concern, Pupil
from register.rules.identification import Outcome, Proposal
from schools.models import Post, School, User
from schools.queries import held_on
from schools.roles import Role

# How many days ago each was raised.
OPEN = (2, 9, 31)
DECIDED = (
    (Outcome.WATCH, 40),
    (Outcome.SEN_SUPPORT, 45),
    (Outcome.SEN_SUPPORT, 20),
    (Outcome.NEITHER, 33),
)
DECIDED_AFTER = 12


def write_concerns(pupils: list[Pupil], *, school: School, on: date, rng: Random) -> None:
    """Concerns about some of these pupils; none at a school where nobody of the cast decides."""
    senco, teacher = (_holder(role, school=school, on=on) for role in (Role.SENCO, Role.TEACHER))
    if senco is None or not pupils:
        return
    with scope.as_user(teacher, on=on):
        own = list(Pupil.objects.filter(pk__in=[each.pk for each in pupils]))
    told = cycle(rng.sample(CONCERNS, k=len(CONCERNS)))
    others = [each for each in pupils if each not in own]
    queue = iter([*own, *others])
    for days in OPEN:
        _raised(next(queue, None), own=own, by=(teacher, senco), facts=next(told), ago=days, on=on)
    for outcome, days in DECIDED:
        concern = _raised(
            next(queue, None), own=own, by=(teacher, senco), facts=next(told), ago=days, on=on
        )
        if concern is not None:
            with scope.as_user(senco, on=on):
                decide_on_concern(concern, proposal=_proposal(outcome, concern=concern, rng=rng))
    _taken_back(queue, own=own, by=(teacher, senco), facts=next(told), on=on)


def _taken_back(
    queue: object,
    *,
    own: list[Pupil],
    by: tuple[User | None, User],
    facts: dict[str, object],
    on: date,
) -> None:
    """One concern withdrawn, and one moved to the right pupil."""
    withdrawn, wrong, right = (next(queue, None) for _ in range(3))  # type: ignore[call-overload]
    concern = _raised(withdrawn, own=own, by=by, facts=facts, ago=14, on=on)
    moved = _raised(wrong, own=own, by=by, facts=facts, ago=4, on=on)
    with scope.as_user(by[1], on=on):
        if concern is not None:
            withdraw_concern(concern, reason=REASONS["WITHDRAWN"], on=on - timedelta(days=6))
        if moved is not None and right is not None:
            move_concern(moved, to=right, reason=REASONS["MOVED"], on=on - timedelta(days=3))


def _raised(
    pupil: Pupil | None,
    *,
    own: list[Pupil],
    by: tuple[User | None, User],
    facts: dict[str, object],
    ago: int,
    on: date,
) -> Concern | None:
    """A concern by the teacher about an own pupil, by whoever decides about any other."""
    if pupil is None:
        return None
    teacher, senco = by
    raised_on = on - timedelta(days=ago)
    told_on = raised_on - timedelta(days=1) if facts["parent_view"] else None
    with scope.as_user(teacher if pupil in own else senco, on=on):
        return raise_concern(
            pupil,
            facts={
                **facts,
                "seen_since": raised_on - timedelta(days=50),
                "parents_told_on": told_on,
            },
            on=raised_on,
        )


def _proposal(outcome: Outcome, *, concern: Concern, rng: Random) -> Proposal:
    decided_on = concern.raised_on + timedelta(days=DECIDED_AFTER)
    is_support = outcome is Outcome.SEN_SUPPORT
    return Proposal(
        outcome=outcome,
        reason=REASONS[outcome.value],
        decided_on=decided_on,
        discussed_with_teacher_on=concern.raised_on + timedelta(days=3),
        progress_analysed_on=concern.raised_on + timedelta(days=5) if is_support else None,
        discussed_with_family_on=concern.raised_on + timedelta(days=9) if is_support else None,
        eal_considered=True,
        parents_informed_on=decided_on,
        watch_ends_on=decided_on + timedelta(days=70) if outcome is Outcome.WATCH else None,
        basis_of_need=("GREATER_DIFFICULTY",) if is_support else (),
        needs=rng.choice(NEEDS) if is_support else (),
    )


def _holder(role: Role, *, school: School, on: date) -> User | None:
    post = Post.objects.filter(held_on(on), role=role, school=school).select_related("user").first()
    return post.user if post else None
