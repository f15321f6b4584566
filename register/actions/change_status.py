"""A pupil's status on the register and the types of need that go with it."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from guard import permissions, scope
from guard.actions import rows
from guard.actions.references import next_reference
from guard.permissions import Verb
from law import packs
from law.rule_pack import RulePack
from register.models import Decision, Need, Pupil, RegisterEntry
from register.queries import open_entry, open_needs
from register.rules.errors import NotPossible
from register.rules.identification import NeedFound, area_of, need_problems
from register.rules.workflow import Provision, check_provision_step

DAY = timedelta(days=1)


def change_status(
    pupil: Pupil,
    *,
    to: Provision,
    reason: str,
    parents_informed_on: date | None,
    on: date,
    needs: Sequence[NeedFound] | None = None,
    basis_of_need: Sequence[str] = (),
    decision: Decision | None = None,
) -> RegisterEntry:
    """The pupil's new status from `on`; the old one ends the day before, and stays in the record.

    `needs` are the types of need from then on; None leaves them as they are.
    Raises NotAllowed, or NotPossible with what to put right.
    """
    permissions.check_row(scope.current(), Verb.VIEW, pupil)
    now = open_entry(pupil)
    check_provision_step(Provision(now.status) if now else None, to=to)
    _check_told(reason, parents_informed_on, on=on)
    pack = packs.in_force(on)
    with transaction.atomic():
        if now is not None:
            _end(now, on=on)
        entry = rows.create(
            RegisterEntry,
            school=pupil.school,
            pupil=pupil,
            reference=next_reference("SEN", school=pupil.school, on=on),
            status=to.value,
            from_on=on,
            reason=reason,
            basis_of_need=list(basis_of_need),
            parents_informed_on=parents_informed_on,
            decided_by=scope.current().user,
            decision=decision,
            pack=pack.name,
        )
        _needs_after(pupil, to=to, needs=needs, on=on, pack=pack)
    return entry


def set_needs(pupil: Pupil, *, needs: Sequence[NeedFound], on: date, pack: RulePack) -> None:
    """Make these the pupil's types of need from `on`; what stays the same is left alone."""
    wanted = {(need.code, need.rank): need for need in needs}
    with transaction.atomic():
        for held in open_needs(pupil):
            if wanted.pop((held.code, held.rank), None) is None:
                _end(held, on=on)
        for need in wanted.values():
            rows.create(
                Need,
                school=pupil.school,
                pupil=pupil,
                code=need.code,
                rank=need.rank,
                broad_area=area_of(need, pack=pack),
                description=need.description,
                from_on=on,
                pack=pack.name,
            )


def _needs_after(
    pupil: Pupil,
    *,
    to: Provision,
    needs: Sequence[NeedFound] | None,
    on: date,
    pack: RulePack,
) -> None:
    if needs is None:
        held = () if to is Provision.NONE else open_needs(pupil)
        needs = [NeedFound(code=each.code, rank=each.rank) for each in held]
    wrong = need_problems(to, needs, pack=pack)
    if wrong:
        raise NotPossible(" ".join(wrong), problems=tuple(("needs", each) for each in wrong))
    set_needs(pupil, needs=needs, on=on, pack=pack)


def _check_told(reason: str, parents_informed_on: date | None, *, on: date) -> None:
    problems = []
    if not reason.strip():
        problems.append(("reason", "Say in a sentence why the status changes."))
    if parents_informed_on is None:
        problems.append(("parents_informed_on", "Enter the day the parents were told."))
    elif parents_informed_on > on:
        problems.append(("parents_informed_on", "Parents are told before the status changes."))
    if problems:
        raise NotPossible(" ".join(text for _, text in problems), problems=tuple(problems))


def _end(row: RegisterEntry | Need, *, on: date) -> None:
    if row.from_on >= on:
        raise NotPossible(
            f"What stands now began on {row.from_on:%d/%m/%Y}. A change must be on a later day."
        )
    rows.change(row, expected_version=row.version, to_on=on - DAY)
