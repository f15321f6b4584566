"""Writes the settings of trusts, the facts of schools and authorities, and school calendars."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from law.school_days import academic_year_of
from schools.errors import SchoolsError
from schools.models import Authority, NonSchoolDay, School, Term, Trust, User
from schools.queries.places import keeping_of, trusts_showing
from schools.registries import tell_public_changed


@transaction.atomic
def save_place(
    place: Trust | School | Authority, *, fields: Iterable[str], by: User, on: date
) -> None:
    """Save these fields of a place. Raises SchoolsError for a place that is not by's to keep."""
    keeping = keeping_of(by, on=on)
    if place not in {*keeping.trusts, *keeping.schools, *keeping.authorities}:
        raise SchoolsError("Your post does not keep this up to date. Ask whoever does.")
    place.save(update_fields=list(fields))
    tell_public_changed(trusts_showing(place))


@transaction.atomic
def add_term(
    school: School, *, name: str, first_day: date, last_day: date, by: User, on: date
) -> Term:
    """Add a half term. Raises SchoolsError where it overlaps another or spans two years."""
    _check(school, by=by, on=on)
    year = academic_year_of(first_day)
    if last_day < first_day:
        raise SchoolsError("The last day lies before the first. Change one of them.")
    if academic_year_of(last_day) != year:
        raise SchoolsError("A half term lies within one academic year, September to August.")
    overlapping = school.terms.filter(first_day__lte=last_day, last_day__gte=first_day).first()
    if overlapping:
        raise SchoolsError(f"It overlaps {overlapping}. Change the days, or remove that one.")
    term = Term.objects.create(
        school=school, academic_year=year, name=name, first_day=first_day, last_day=last_day
    )
    tell_public_changed(trusts_showing(school))
    return term


@transaction.atomic
def add_closure(school: School, *, closed_on: date, kind: str, by: User, on: date) -> NonSchoolDay:
    """Add a day without pupils. Raises SchoolsError for a weekend, or a day that is there."""
    _check(school, by=by, on=on)
    if closed_on.isoweekday() > 5:
        raise SchoolsError("That day is at a weekend: the school is closed anyway.")
    if school.non_school_days.filter(on=closed_on).exists():
        raise SchoolsError("That day is in the list already. Remove it first to change it.")
    closure = NonSchoolDay.objects.create(school=school, on=closed_on, kind=kind)
    tell_public_changed(trusts_showing(school))
    return closure


@transaction.atomic
def remove_from_calendar(row: Term | NonSchoolDay, *, by: User, on: date) -> None:
    """Take a half term or a closed day out of a school's calendar."""
    _check(row.school, by=by, on=on)
    row.delete()
    tell_public_changed(trusts_showing(row.school))


def _check(school: School, *, by: User, on: date) -> None:
    if school not in keeping_of(by, on=on).schools:
        raise SchoolsError("Your post does not keep this school's calendar. Ask whoever does.")
