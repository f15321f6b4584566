"""The register's share of the demo: invented pupils, who is on the register, concerns in every state."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from forms.actions.load_forms import load_forms
from guard import scope
from guard.actions import rows
from guard.actions.references import next_reference
from law import packs, upn
from law.school_days import academic_year_bounds, academic_year_of
from register.demo_concerns import write_concerns
from register.demo_names import name_of
from register.demo_stories import NEEDS, NEEDS_WITH_PLAN, REASONS
from register.models import ClassPlace, Need, Pupil, RegisterEntry, WatchEntry
from register.rules.identification import NeedFound, area_of
from schools.models import Class, School, User
from schools.queries import classes_of
from schools.registries import DemoPlan
from schools.roles import Role

FORMS = Path(__file__).parent / "form_content"
# The year group of a child who turned this old before the school year began.
AGES = {"N1": 2, "N2": 3, "R": 4, **{str(year): year + 4 for year in range(1, 15)}}
WITH_SUPPORT, WITH_PLAN, LEFT_REGISTER, WATCHED = 0.13, 0.05, 0.03, 0.04
DAY = timedelta(days=1)


def build(plan: DemoPlan) -> None:
    """Load the forms and fill every invented school that has no pupil yet."""
    load_forms(FORMS)
    for school in School.objects.filter(trust__is_invented=True).order_by("urn"):
        with scope.as_system("the demo’s invented pupils", on=plan.today):
            if Pupil.objects.filter(school=school).exists():
                continue
            # Chance here makes invented people, no secrets.
            rng = Random(f"{plan.seed} {school.urn}")  # noqa: S311
            pupils = _pupils(school, plan=plan, rng=rng)
            untouched = _register(pupils, school=school, on=plan.today, rng=rng)
        write_concerns(untouched, school=school, on=plan.today, rng=rng)


def _pupils(school: School, *, plan: DemoPlan, rng: Random) -> list[Pupil]:
    """The school's pupils, spread over its classes of this year."""
    year = academic_year_of(plan.today)
    begins = academic_year_bounds(year)[0]
    classes = [each for each in classes_of(school, academic_year=year) if each.year_group in AGES]
    if not classes:
        return []
    seats = [classes[number % len(classes)] for number in range(plan.pupils)]
    pupils = [
        _pupil(school, of_class=seat, number=number, begins=begins, on=plan.today, rng=rng)
        for number, seat in enumerate(seats, start=1)
    ]
    _give_two_one_name(pupils)
    rows.create_many(pupils, detail="demo")
    rows.create_many(
        [
            ClassPlace(school=school, pupil=pupil, of_class=seat, from_on=begins)
            for pupil, seat in zip(pupils, seats, strict=True)
        ],
        detail="demo",
    )
    return pupils


def _pupil(
    school: School, *, of_class: Class, number: int, begins: date, on: date, rng: Random
) -> Pupil:
    name, home_language = name_of(rng)
    eal = bool(home_language) and rng.random() < 0.8
    youngest = date(begins.year - AGES[of_class.year_group], 8, 31)
    birth_date = youngest - timedelta(days=rng.randrange(365))
    preferred = ""
    if rng.random() < 0.08 and name.isascii() and " " in name:
        preferred = f"{name.split()[0][:3]} {name.split(' ', 1)[1]}"
    return Pupil(
        school=school,
        reference=next_reference("P", school=school, on=on),
        legal_name=name,
        preferred_name=preferred,
        birth_date=birth_date,
        year_group=of_class.year_group,
        upn=_upn(school, number=number, year=begins.year - 1),
        joined_on=max(
            birth_date + timedelta(days=2 * 366), begins - timedelta(days=rng.choice((0, 365)))
        ),
        looked_after=rng.random() < 0.03,
        eal=eal,
        interpreter_language=home_language if eal and rng.random() < 0.3 else "",
    )


def _give_two_one_name(pupils: list[Pupil]) -> None:
    """Two children of one name, in one class if there are enough: everybody must tell them apart."""
    if len(pupils) > 12:
        by_class = [each for each in pupils if each.year_group == pupils[4].year_group]
        by_class[-1].legal_name, by_class[-1].preferred_name = by_class[0].legal_name, ""


def _upn(school: School, *, number: int, year: int) -> str:
    body = f"{school.authority.code}{school.establishment_number or '0000'}{year % 100:02d}{number % 1000:03d}"
    return upn.check_letter(body) + body


def _register(pupils: list[Pupil], *, school: School, on: date, rng: Random) -> list[Pupil]:
    """Put some of the pupils on the register and the watch list; the rest, in some order."""
    shuffled = rng.sample(pupils, k=len(pupils))
    counts = [
        round(share * len(pupils)) for share in (WITH_SUPPORT, WITH_PLAN, LEFT_REGISTER, WATCHED)
    ]
    groups, rest = [], shuffled
    for count in counts:
        groups.append(rest[:count])
        rest = rest[count:]
    supported, planned, left, watched = groups
    senco = holder_of(Role.SENCO, school=school)
    entries: list[RegisterEntry] = []
    needs: list[Need] = []
    for pupil in supported:
        since = _earlier(on, least=30, most=700, pupil=pupil, rng=rng)
        entries.append(_entry(pupil, status="K", from_on=since, reason="SEN_SUPPORT", by=senco))
        needs += _needs(pupil, found=rng.choice(NEEDS), from_on=since)
    for pupil in planned:
        entries_of_plan, since = _plan_history(pupil, on=on, by=senco, rng=rng)
        entries += entries_of_plan
        needs += _needs(pupil, found=rng.choice(NEEDS_WITH_PLAN), from_on=since)
    for pupil in left:
        entries += _left_history(pupil, on=on, by=senco, rng=rng)
    rows.create_many(entries, detail="demo")
    rows.create_many(needs, detail="demo")
    rows.create_many([_watch(pupil, on=on, rng=rng) for pupil in watched], detail="demo")
    return rest


def holder_of(role: Role, *, school: School) -> User | None:
    """Who holds this role at the school, if anybody does."""
    post = school.posts.filter(role=role).select_related("user").order_by("pk").first()
    return post.user if post else None


def _plan_history(
    pupil: Pupil, *, on: date, by: User | None, rng: Random
) -> tuple[list[RegisterEntry], date]:
    final = _earlier(on, least=20, most=250, pupil=pupil, rng=rng)
    since = _earlier(final, least=200, most=500, pupil=pupil, rng=rng)
    if since >= final:
        return [_entry(pupil, status="E", from_on=final, reason="PLAN", by=by)], final
    before = _entry(pupil, status="K", from_on=since, reason="SEN_SUPPORT", by=by)
    before.to_on = final - DAY
    return [before, _entry(pupil, status="E", from_on=final, reason="PLAN", by=by)], since


def _left_history(pupil: Pupil, *, on: date, by: User | None, rng: Random) -> list[RegisterEntry]:
    ended = _earlier(on, least=5, most=60, pupil=pupil, rng=rng)
    since = _earlier(ended, least=30, most=300, pupil=pupil, rng=rng)
    if since >= ended:
        return []
    before = _entry(pupil, status="K", from_on=since, reason="SEN_SUPPORT", by=by)
    before.to_on = ended - DAY
    return [before, _entry(pupil, status="N", from_on=ended, reason="LEFT", by=by)]


def _earlier(on: date, *, least: int, most: int, pupil: Pupil, rng: Random) -> date:
    """A day before `on`, never before the pupil joined."""
    return max(pupil.joined_on, on - timedelta(days=rng.randint(least, most)))


def _entry(
    pupil: Pupil, *, status: str, from_on: date, reason: str, by: User | None
) -> RegisterEntry:
    return RegisterEntry(
        school=pupil.school,
        pupil=pupil,
        reference=next_reference("SEN", school=pupil.school, on=from_on),
        status=status,
        from_on=from_on,
        reason=REASONS[reason],
        basis_of_need=[] if status == "N" else ["GREATER_DIFFICULTY", "NEEDS_MORE_OR_DIFFERENT"],
        parents_informed_on=from_on - timedelta(days=2),
        decided_by=by,
        pack=packs.in_force(from_on).name,
    )


def _needs(pupil: Pupil, *, found: tuple[NeedFound, ...], from_on: date) -> list[Need]:
    pack = packs.in_force(from_on)
    return [
        Need(
            school=pupil.school,
            pupil=pupil,
            code=need.code,
            rank=need.rank,
            broad_area=area_of(need, pack=pack),
            description=need.description,
            from_on=from_on,
            pack=pack.name,
        )
        for need in found
    ]


def _watch(pupil: Pupil, *, on: date, rng: Random) -> WatchEntry:
    since = on - timedelta(days=rng.randint(20, 60))
    return WatchEntry(
        school=pupil.school,
        pupil=pupil,
        reference=next_reference("W", school=pupil.school, on=since),
        from_on=since,
        # Some of these days have passed: somebody must decide again.
        ends_on=on + timedelta(days=rng.randint(-5, 60)),
        reason=REASONS["WATCHED"],
    )
