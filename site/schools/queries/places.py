"""Which trusts, schools and authorities somebody keeps up to date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from schools.models import Authority, NonSchoolDay, School, Term, Trust, User
from schools.queries import giver
from schools.rules.posts import (
    CHANGES_SCHOOL,
    CHANGES_TRUST,
    Giver,
    may_change_authority,
    places_where,
)


@dataclass(frozen=True)
class Keeping:
    """What somebody keeps up to date on a day."""

    who: Giver
    trusts: tuple[Trust, ...]
    schools: tuple[School, ...]
    authorities: tuple[Authority, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.trusts or self.schools)


def keeping_of(user: User, *, on: date) -> Keeping:
    """The places somebody keeps; empty for most people."""
    who = giver(user, on=on)
    schools = School.objects.select_related("trust", "authority")
    if who.runs_site:
        everything = (tuple(Trust.objects.all()), tuple(schools), tuple(Authority.objects.all()))
        return Keeping(who, *everything)
    _, trust_ids = places_where(who, CHANGES_TRUST)
    school_ids, over_trusts = places_where(who, CHANGES_SCHOOL)
    return Keeping(
        who,
        trusts=tuple(Trust.objects.filter(pk__in=trust_ids)),
        schools=tuple(schools.filter(Q(pk__in=school_ids) | Q(trust__in=over_trusts))),
        authorities=_authorities(who, trust_ids=trust_ids),
    )


def keeps_places(user: User, *, on: date) -> bool:
    """Whether the screens of trusts and schools are anything to somebody."""
    who = giver(user, on=on)
    return who.runs_site or any(places_where(who, CHANGES_TRUST | CHANGES_SCHOOL))


def _authorities(who: Giver, *, trust_ids: Iterable[int]) -> tuple[Authority, ...]:
    near = Authority.objects.filter(schools__trust__in=trust_ids).distinct()
    shown_by: dict[int, set[int | None]] = {}
    rows = School.objects.filter(authority__in=near).values_list("authority", "trust")
    for authority_id, trust_id in rows:
        shown_by.setdefault(authority_id, set()).add(trust_id)
    return tuple(each for each in near if may_change_authority(who, trust_ids=shown_by[each.pk]))


def trusts_showing(place: Trust | School | Authority) -> set[int]:
    """Ids of the trusts whose public pages may show this."""
    if isinstance(place, Trust):
        return {place.pk}
    if isinstance(place, School):
        return {place.trust_id} if place.trust_id else set()
    shown = place.schools.exclude(trust=None).values_list("trust", flat=True)
    return set(shown)


def terms_of(school: School, *, since: date) -> list[Term]:
    """A school's half terms that end on a day or later, in order."""
    return list(school.terms.filter(last_day__gte=since).order_by("first_day"))


def closures_of(school: School, *, since: date) -> list[NonSchoolDay]:
    """The days from one day on when a school is closed to pupils, in order."""
    return list(school.non_school_days.filter(on__gte=since).order_by("on"))


def term_of(school: School, *, term_id: int) -> Term | None:
    """One half term of this school, or nothing."""
    return school.terms.filter(pk=term_id).first()


def closure_of(school: School, *, closure_id: int) -> NonSchoolDay | None:
    """One closed day of this school, or nothing."""
    return school.non_school_days.filter(pk=closure_id).first()
