"""The ground floor of the demo: two invented trusts, their schools, calendars, classes and cast."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from law.reference import bank_holidays
from law.school_days import academic_year_bounds, academic_year_of
from schools.demo_cast import CAST, PASSWORD, RUNS_THE_SITE, Member
from schools.demo_schools import AUTHORITIES, MOST_SCHOOLS, Plan, schools_of
from schools.demo_trusts import BEACON, HARBOUR
from schools.errors import SchoolsError
from schools.models import (
    Authority,
    Class,
    ClassStaff,
    NonSchoolDay,
    Post,
    School,
    Term,
    Trust,
    User,
)
from schools.registries import DemoPlan
from schools.rules.term_dates import HalfTerm, half_terms, training_days

ONE_DAY = timedelta(days=1)
FEWEST_SCHOOLS = 3
_CLASS_NAMES = {
    "N1": "Limpets",
    "N2": "Cockles",
    "R": "Puffins",
    "1": "Otters",
    "2": "Seals",
    "3": "Herons",
    "4": "Kestrels",
    "5": "Hares",
    "6": "Badgers",
}


def build(plan: DemoPlan) -> None:
    """Make the trusts, authorities, schools, terms, classes and people of the demo.

    What is there already is left as it is, so running it again changes nothing. Raises
    SchoolsError for a number of schools the demo has no names for.
    """
    if not FEWEST_SCHOOLS <= plan.schools <= MOST_SCHOOLS:
        raise SchoolsError(f"Give from {FEWEST_SCHOOLS} to {MOST_SCHOOLS} schools to a trust.")
    authorities = {
        row["code"]: Authority.objects.get_or_create(code=row["code"], defaults=row)[0]
        for row in AUTHORITIES
    }
    year = academic_year_of(plan.today)
    years = (year, academic_year_of(academic_year_bounds(year)[1] + ONE_DAY))
    by_trust: dict[str, list[School]] = {}
    for settings in (HARBOUR, BEACON):
        trust, _ = Trust.objects.get_or_create(
            slug=settings["slug"], defaults={**settings, "is_invented": True}
        )
        plans = schools_of(trust.slug, count=plan.schools)
        by_trust[trust.slug] = [_school(each, trust=trust, of=authorities) for each in plans]
        for school, each in zip(by_trust[trust.slug], plans, strict=True):
            _calendar(school, years=years)
            _classes(school, year_groups=each.kind.year_groups, academic_year=year)
    _people(by_trust, on=plan.today)


def _school(plan: Plan, *, trust: Trust, of: dict[str, Authority]) -> School:
    return School.objects.get_or_create(
        urn=plan.columns["urn"],
        defaults={**plan.columns, "trust": trust, "authority": of[plan.authority]},
    )[0]


def _calendar(school: School, *, years: tuple[str, ...]) -> None:
    if school.terms.exists():
        return
    for year in years:
        terms = half_terms(year, good_friday=_good_friday(year))
        Term.objects.bulk_create(_term(each, school=school, year=year) for each in terms)
        NonSchoolDay.objects.bulk_create(
            NonSchoolDay(school=school, on=day, kind=NonSchoolDay.Kind.INSET)
            for day in training_days(terms)
        )


def _term(term: HalfTerm, *, school: School, year: str) -> Term:
    return Term(
        school=school,
        academic_year=year,
        name=term.name,
        first_day=term.first_day,
        last_day=term.last_day,
    )


def _good_friday(academic_year: str) -> date:
    spring = academic_year_bounds(academic_year)[1].year
    at_easter = (
        day for day in bank_holidays().titles if day.year == spring and day.month in {3, 4}
    )
    # A year beyond the list of bank holidays: about when Easter is.
    return min(at_easter, default=date(spring, 4, 7))


def _classes(school: School, *, year_groups: tuple[str, ...], academic_year: str) -> None:
    for group in year_groups:
        Class.objects.get_or_create(
            school=school,
            academic_year=academic_year,
            name=_CLASS_NAMES.get(group, f"{group}A"),
            defaults={"year_group": group},
        )


def _people(by_trust: dict[str, list[School]], *, on: date) -> None:
    # One hash for all: each costs a third of a second, and the password is no secret.
    password = make_password(PASSWORD)
    _user(RUNS_THE_SITE, password=password)
    begins = academic_year_bounds(academic_year_of(on))[0]
    for member in CAST:
        user = _user(member, password=password)
        schools = by_trust[member.trust]
        school = None if member.school is None else schools[member.school]
        trust = schools[0].trust if school is None else None
        Post.objects.get_or_create(
            user=user, role=member.role, school=school, trust=trust, defaults={"from_on": begins}
        )
        if school is not None and member.year_group:
            of_class = school.classes.get(
                year_group=member.year_group, academic_year=academic_year_of(on)
            )
            ClassStaff.objects.get_or_create(
                user=user, of_class=of_class, defaults={"from_on": begins}
            )


def _user(member: Member, *, password: str) -> User:
    runs_the_site = member is RUNS_THE_SITE
    first_name, _, last_name = member.name.partition(" ")
    user, _ = User.objects.get_or_create(
        username=member.username,
        defaults={
            "password": password,
            "first_name": first_name,
            "last_name": last_name,
            "email": f"{member.username}@{member.trust}.example",
            "job_title": member.job_title,
            "is_superuser": runs_the_site,
            "is_staff": runs_the_site,
        },
    )
    return user
