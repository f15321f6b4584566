"""Which trusts, schools and authorities somebody keeps up to date."""

from dataclasses import dataclass
from datetime import date

from schools.models import Authority, NonSchoolDay, School, Term, Trust, User
from schools.queries import giver, place_of
from schools.rules.posts import (
    Giver,
    may_change_authority,
    may_change_school,
    may_change_trust,
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
    if not (who.runs_site or who.held):
        return Keeping(who, (), (), ())
    trusts = [each for each in Trust.objects.all() if may_change_trust(who, at=place_of(each))]
    schools = School.objects.select_related("trust", "authority")
    kept = [each for each in schools if may_change_school(who, at=place_of(each))]
    return Keeping(who, tuple(trusts), tuple(kept), _authorities(who))


def _authorities(who: Giver) -> tuple[Authority, ...]:
    of_schools: dict[int, set[int | None]] = {}
    for authority_id, trust_id in School.objects.values_list("authority", "trust"):
        of_schools.setdefault(authority_id, set()).add(trust_id)
    return tuple(
        each
        for each in Authority.objects.all()
        if may_change_authority(who, trust_ids=of_schools.get(each.pk, set()))
    )


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
