"""Numbers of pupils made safe to show: the register's only door for pages about nobody in particular.

Counts stand for the first day of a month, so that nobody can work out a child by asking before and
after a change of today. They are counted anew each time from the records as they are now: what is
later put right or entered for an earlier day changes the numbers of a month under way. Every number
goes through the rule of law.suppression, and each answer is about one school: a sum over several
beside the numbers of each would undo that rule.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guard import permissions, scope
from guard.permissions import Verb
from law import packs
from law.rule_pack import RulePack
from law.suppression import Suppressed, SuppressedTable, suppress, suppress_table
from register.models import Need, Pupil, RegisterEntry, WatchEntry
from register.models.standing import Status
from register.queries import on_roll
from register.rules.workflow import ON_REGISTER
from schools.models import School
from schools.queries import held_on

NO_SEN = "No SEN"


@dataclass(frozen=True)
class Figures:
    """Pupils of one school by status, type of need and broad area, as anybody may see them."""

    as_at: date
    roll: Suppressed
    watched: Suppressed
    by_status: SuppressedTable[str]
    by_need: SuppressedTable[str]
    by_area: SuppressedTable[str]


def figures_for_viewer(school: School, *, on: date) -> Figures:
    """The figures of one school. Raises NotAllowed unless the viewer may count there."""
    permissions.check(scope.current(), Verb.COUNT, "register_entry", school_id=school.pk)
    return _figures(school, on=on)


def public_figures(school: School, *, on: date) -> Figures:
    """The figures of one school as a public page may show them, to nobody in particular."""
    return _figures(school, on=on)


def _figures(school: School, *, on: date) -> Figures:
    as_at = on.replace(day=1)
    pack = packs.in_force(as_at)
    with scope.as_system("suppressed counts of pupils", on=as_at):
        pupils = Pupil.objects.filter(on_roll(as_at), school=school, joined_on__lte=as_at)
        roll = pupils.count()
        here = pupils.values("id")
        entries = RegisterEntry.objects.filter(
            held_on(as_at), pupil_id__in=here, status__in=[each.value for each in ON_REGISTER]
        )
        statuses = Counter(entries.order_by().values_list("status", flat=True))
        needs = Counter(
            Need.objects.filter(held_on(as_at), pupil_id__in=here, rank=1)
            .order_by()
            .values_list("code", "broad_area")
        )
        watched = _watched(here, as_at=as_at)
    return Figures(
        as_at=as_at,
        roll=suppress(roll),
        watched=suppress(watched),
        by_status=_by_status(statuses, roll=roll),
        by_need=_by_label(
            ((code, count) for (code, _), count in needs.items()), key="sen_type", pack=pack
        ),
        by_area=_by_label(
            ((area, count) for (_, area), count in needs.items()), key="broad_area", pack=pack
        ),
    )


def _watched(pupils: object, *, as_at: date) -> int:
    return int(
        WatchEntry.objects.filter(pupil_id__in=pupils, from_on__lte=as_at)
        .exclude(closed_on__lt=as_at)
        .count()
    )


def _by_status(statuses: Counter[str], *, roll: int) -> SuppressedTable[str]:
    on_it = sum(statuses.values())
    counts = {Status(status.value).label: statuses[status.value] for status in sorted(ON_REGISTER)}
    return suppress_table({**counts, NO_SEN: roll - on_it})


def _by_label(
    found: Iterable[tuple[str, int]], *, key: str, pack: RulePack
) -> SuppressedTable[str]:
    counts = dict.fromkeys((label for _, label in pack.choices(key)), 0)
    for code, count in found:
        counts[pack.label(key, code)] = counts.get(pack.label(key, code), 0) + count
    return suppress_table(counts)
