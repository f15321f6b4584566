"""Deciding on a concern: watch list, SEN support or neither, with all that follows from it."""

from django.db import transaction

from guard import permissions, scope
from guard.actions import rows
from guard.actions.references import next_reference
from guard.permissions import Verb
from law import packs
from law.rule_pack import RulePack
from register.actions.change_status import change_status, set_needs
from register.models import Concern, Decision, RegisterEntry, WatchEntry
from register.queries import open_entry, open_watch
from register.rules.errors import NotPossible
from register.rules.identification import Outcome, Proposal, problems
from register.rules.workflow import ConcernState, ConcernStep, Provision, after


def decide_on_concern(concern: Concern, *, proposal: Proposal) -> Decision:
    """The decision, with the watch entry or the register entry and needs that it leads to.

    Raises NotAllowed, or NotPossible with each thing to put right; then nothing is written.
    """
    viewer = scope.current()
    permissions.check(viewer, Verb.CREATE, "decision", school_id=concern.school_id)
    permissions.check_row(viewer, Verb.CHANGE, concern)
    state = after(ConcernState(concern.state), ConcernStep.DECIDE)
    pack = packs.in_force(proposal.decided_on)
    entry = open_entry(concern.pupil)
    status = Provision(entry.status) if entry else None
    _check(proposal, status=status, concern=concern, pack=pack)
    with transaction.atomic():
        decision = _write_decision(concern, proposal=proposal, pack=pack)
        rows.change(
            concern,
            expected_version=concern.version,
            state=state,
            closed_on=proposal.decided_on,
            closed_by=viewer.user,
        )
        _end_watch(decision)
        if proposal.outcome is Outcome.WATCH:
            _watch(decision, proposal=proposal)
        elif proposal.outcome is Outcome.SEN_SUPPORT:
            _support(decision, proposal=proposal, entry=entry, pack=pack)
    return decision


def _check(
    proposal: Proposal, *, status: Provision | None, concern: Concern, pack: RulePack
) -> None:
    found = problems(proposal, status=status, pack=pack)
    if proposal.decided_on < concern.raised_on:
        found = (("decided_on", "The concern was raised after this day."), *found)
    if found:
        raise NotPossible(" ".join(text for _, text in found), problems=found)


def _write_decision(concern: Concern, *, proposal: Proposal, pack: RulePack) -> Decision:
    return rows.create(
        Decision,
        school=concern.school,
        pupil=concern.pupil,
        concern=concern,
        reference=next_reference("D", school=concern.school, on=proposal.decided_on),
        outcome=proposal.outcome.value,
        reason=proposal.reason,
        decided_on=proposal.decided_on,
        decided_by=scope.current().user,
        discussed_with_teacher_on=proposal.discussed_with_teacher_on,
        progress_analysed_on=proposal.progress_analysed_on,
        discussed_with_family_on=proposal.discussed_with_family_on,
        eal_considered=proposal.eal_considered,
        parents_informed_on=proposal.parents_informed_on,
        pack=pack.name,
    )


_WATCH_ENDS = {
    Outcome.WATCH: WatchEntry.Outcome.EXTENDED,
    Outcome.SEN_SUPPORT: WatchEntry.Outcome.REGISTER,
    Outcome.NEITHER: WatchEntry.Outcome.ENDED,
}


def _end_watch(decision: Decision) -> None:
    watch = open_watch(decision.pupil)
    if watch is not None:
        rows.change(
            watch,
            expected_version=watch.version,
            outcome=_WATCH_ENDS[Outcome(decision.outcome)],
            closed_on=max(decision.decided_on, watch.from_on),
        )


def _watch(decision: Decision, *, proposal: Proposal) -> None:
    rows.create(
        WatchEntry,
        school=decision.school,
        pupil=decision.pupil,
        reference=next_reference("W", school=decision.school, on=decision.decided_on),
        from_on=decision.decided_on,
        ends_on=proposal.watch_ends_on,
        reason=decision.reason,
        decision=decision,
    )


def _support(
    decision: Decision, *, proposal: Proposal, entry: RegisterEntry | None, pack: RulePack
) -> None:
    if entry is not None and entry.status == Provision.SUPPORT:
        set_needs(decision.pupil, needs=proposal.needs, on=decision.decided_on, pack=pack)
        return
    change_status(
        decision.pupil,
        to=Provision.SUPPORT,
        reason=decision.reason,
        parents_informed_on=proposal.parents_informed_on,
        on=decision.decided_on,
        needs=proposal.needs,
        basis_of_need=proposal.basis_of_need,
        decision=decision,
    )
