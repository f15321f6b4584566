"""Who tries every address: each role where it belongs, and everybody with something to gain."""

from dataclasses import dataclass
from datetime import date, timedelta

from guard.actions.reasons import state_reason
from guard.scope import as_user
from schools.actions.apply_posts import apply_posts
from schools.models import Class, Post, School, User
from schools.roles import SCHOOL_ROLES, TRUST_ROLES, Role
from tests.factories.schools import UserFactory, holding, teaches


@dataclass(frozen=True)
class Person:
    """Somebody who tries: the role and place as this test knows them, not as the code does."""

    name: str
    user: User | None
    role: Role | None = None
    schools: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    gave_reason: bool = False


def everybody(*, schools: dict[str, School], classes: dict[str, Class], on: date) -> list[Person]:
    """The whole cast of the test, signed into nothing yet."""
    people = [
        *_each_role_at_a(schools=schools, classes=classes),
        *_the_trusts_people(schools=schools, on=on),
        *_neighbours(schools=schools, classes=classes),
        *_without_a_post(schools=schools, on=on),
    ]
    for person in people:
        if person.user is not None:
            apply_posts(person.user, on=on)
    return people


def _each_role_at_a(*, schools: dict[str, School], classes: dict[str, Class]) -> list[Person]:
    here = []
    for role in sorted(SCHOOL_ROLES):
        user = holding(role, school=schools["A"])
        in_class = role in {Role.TEACHER, Role.TA}
        if in_class:
            teaches(user, classes["A1"])
        here.append(
            Person(
                name=f"{role} at A",
                user=user,
                role=role,
                schools=frozenset({"A"}),
                classes=frozenset({"A1"} if in_class else ()),
            )
        )
    return here


def _the_trusts_people(*, schools: dict[str, School], on: date) -> list[Person]:
    both = frozenset({"A", "B"})
    people = [
        Person(
            name=f"{role} of the trust",
            user=holding(role, school=schools["A"]),
            role=role,
            schools=both,
        )
        for role in sorted(TRUST_ROLES)
    ]
    lead = holding(Role.INCLUSION_LEAD, school=schools["A"])
    apply_posts(lead, on=on)
    with as_user(lead, on=on):
        state_reason(school=schools["A"], reason="A parent asked the trust to look into support.")
    asked = Person(
        name="inclusion lead who gave a reason for A",
        user=lead,
        role=Role.INCLUSION_LEAD,
        schools=both,
        gave_reason=True,
    )
    return [*people, asked]


def _neighbours(*, schools: dict[str, School], classes: dict[str, Class]) -> list[Person]:
    people = []
    for place, of_class in (("A", "A2"), ("B", "B1"), ("C", "C1")):
        teacher = holding(Role.TEACHER, school=schools[place])
        teaches(teacher, classes[of_class])
        people.append(
            Person(
                name=f"teacher of {of_class}",
                user=teacher,
                role=Role.TEACHER,
                schools=frozenset({place}),
                classes=frozenset({of_class}),
            )
        )
    people += [
        Person(
            name=f"{role} at {place}",
            user=holding(role, school=schools[place]),
            role=role,
            schools=frozenset({place}),
        )
        for place in ("B", "C")
        for role in (Role.SENCO, Role.HEAD)
    ]
    return people


def _without_a_post(*, schools: dict[str, School], on: date) -> list[Person]:
    day = timedelta(days=1)
    left, not_yet = UserFactory(), UserFactory()
    Post.objects.create(
        user=left, role=Role.SENCO, school=schools["A"], from_on=date(2020, 9, 1), to_on=on - day
    )
    Post.objects.create(user=not_yet, role=Role.SENCO, school=schools["A"], from_on=on + day)
    switched_off = holding(Role.SENCO, school=schools["A"], is_active=False)
    root = User.objects.create_superuser("root-of-the-test")
    return [
        Person(name="stranger", user=None),
        Person(name="SENCO who left yesterday", user=left),
        Person(name="SENCO who begins tomorrow", user=not_yet),
        Person(name="SENCO switched off", user=switched_off),
        Person(name="root", user=root),
    ]
