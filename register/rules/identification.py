"""What a decision on a concern needs before it can be kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from law.codes import UNCATEGORISED, RankedNeed, broad_area_of, check_needs
from law.rule_pack import RulePack
from register.rules.workflow import Provision

LONGEST_WATCH = timedelta(days=366)


class Outcome(StrEnum):
    WATCH = "WATCH"
    SEN_SUPPORT = "SEN_SUPPORT"
    NEITHER = "NEITHER"


@dataclass(frozen=True)
class NeedFound(RankedNeed):
    """A type of need as it was decided; the broad area only where the law's list places it nowhere."""

    broad_area: str = ""
    description: str = ""


@dataclass(frozen=True)
class Proposal:
    """A decision as it was filled in, not yet checked."""

    outcome: Outcome
    reason: str
    decided_on: date
    discussed_with_teacher_on: date | None = None
    progress_analysed_on: date | None = None
    discussed_with_family_on: date | None = None
    eal_considered: bool = False
    parents_informed_on: date | None = None
    watch_ends_on: date | None = None
    basis_of_need: tuple[str, ...] = ()
    needs: tuple[NeedFound, ...] = ()


Problem = tuple[str, str]

_INPUTS = {
    "discussed_with_teacher_on": "Enter the day you talked with the teacher.",
    "progress_analysed_on": "Enter the day the pupil's progress was looked at.",
    "discussed_with_family_on": "Enter the day of the talk with the pupil and the parents.",
}


def problems(
    proposal: Proposal, *, status: Provision | None, pack: RulePack
) -> tuple[Problem, ...]:
    """Each thing that keeps this decision from being saved, as (field, sentence); () when none.

    SEN support needs all three inputs with their days, English as an additional language thought
    of, a reason to call it a special need, a primary need and the day parents were told.
    Source: SEND Code of Practice 6.39 to 6.43; Children and Families Act 2014 s.68 (telling parents).
    """
    by_outcome = {
        Outcome.WATCH: _for_watch,
        Outcome.SEN_SUPPORT: _for_support,
        Outcome.NEITHER: _for_neither,
    }[proposal.outcome]
    return (
        *_always(proposal),
        *_not_ahead(proposal),
        *by_outcome(proposal, status=status, pack=pack),
    )


def need_problems(provision: Provision, needs: Sequence[NeedFound], *, pack: RulePack) -> list[str]:
    """What is wrong with types of need beside a status, a sentence each; [] when nothing."""
    wrong = check_needs(provision.value, needs, pack=pack)
    if wrong:
        return wrong
    areas = pack.codes("broad_area")
    for need in needs:
        by_law = broad_area_of(need.code, pack=pack)
        if need.broad_area and areas.get(need.broad_area) is None:
            wrong.append("Choose the broad area from the list.")
        elif need.broad_area and by_law not in {UNCATEGORISED, need.broad_area}:
            label, area = pack.label("sen_type", need.code), pack.label("broad_area", by_law)
            wrong.append(f"{label} belongs to {area}.")
    return wrong


def area_of(need: NeedFound, *, pack: RulePack) -> str:
    """The broad area a need is kept under: the law's, else the one decided, else uncategorised."""
    by_law = broad_area_of(need.code, pack=pack)
    return need.broad_area if by_law == UNCATEGORISED and need.broad_area else by_law


def _always(proposal: Proposal) -> Iterator[Problem]:
    if not proposal.reason.strip():
        yield "reason", "Say in a sentence why this was decided."
    if proposal.discussed_with_teacher_on is None:
        yield "discussed_with_teacher_on", _INPUTS["discussed_with_teacher_on"]


def _not_ahead(proposal: Proposal) -> Iterator[Problem]:
    for field in (*_INPUTS, "parents_informed_on"):
        day = getattr(proposal, field)
        if day is not None and day > proposal.decided_on:
            yield field, "This day is after the day of the decision. Enter the day it happened."


def _for_watch(
    proposal: Proposal, *, status: Provision | None, pack: RulePack
) -> Iterator[Problem]:
    ends_on = proposal.watch_ends_on
    if ends_on is None:
        yield "watch_ends_on", "Enter the day by which you look again."
    elif ends_on <= proposal.decided_on:
        yield "watch_ends_on", "The watch list must end after the day of the decision."
    elif ends_on > proposal.decided_on + LONGEST_WATCH:
        yield "watch_ends_on", "Nobody is watched for more than a year. Choose an earlier day."
    if status in {Provision.SUPPORT, Provision.PLAN}:
        yield "outcome", "The watch list comes before the register; this pupil is on it already."
    yield from _eal(proposal)
    yield from _no_needs(proposal)


def _for_support(
    proposal: Proposal, *, status: Provision | None, pack: RulePack
) -> Iterator[Problem]:
    for field in ("progress_analysed_on", "discussed_with_family_on"):
        if getattr(proposal, field) is None:
            yield field, _INPUTS[field]
    if proposal.parents_informed_on is None:
        yield "parents_informed_on", "Enter the day the parents were told."
    if status is Provision.PLAN:
        yield "outcome", "This pupil has an EHC plan, which does more than SEN support."
    yield from _eal(proposal)
    yield from _basis(proposal.basis_of_need, pack=pack)
    for sentence in need_problems(Provision.SUPPORT, proposal.needs, pack=pack):
        yield "needs", sentence


def _for_neither(
    proposal: Proposal, *, status: Provision | None, pack: RulePack
) -> Iterator[Problem]:
    yield from _no_needs(proposal)


def _eal(proposal: Proposal) -> Iterator[Problem]:
    if not proposal.eal_considered:
        yield (
            "eal_considered",
            "Say that learning English was thought of: it is not a SEN by itself.",
        )


def _no_needs(proposal: Proposal) -> Iterator[Problem]:
    if proposal.needs:
        yield "needs", "A type of need belongs to SEN support. Take it out."


def _basis(basis: Sequence[str], *, pack: RulePack) -> Iterator[Problem]:
    if not basis:
        yield "basis_of_need", "Choose why this counts as a special educational need."
    for code in basis:
        if pack.codes("basis_of_need").get(code) is None:
            yield "basis_of_need", "Choose the reasons from the list."
