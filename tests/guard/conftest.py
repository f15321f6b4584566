"""The cast at two invented schools, and the tables of the sample records."""

from datetime import date
from types import SimpleNamespace

from django.contrib.auth.models import Permission
from django.db import connection

import pytest

from guard import scope
from guard.actions import rows
from schools.models import Authority, Class, ClassStaff, Post, School, Trust, User
from schools.roles import Role
from tests.guard import sample

DAY = date(2026, 11, 20)
FROM = date(2026, 9, 1)


@pytest.fixture(scope="session")
def sample_tables(django_db_setup, django_db_blocker):
    """The statements that make the sample's tables, for each test inside its own transaction."""
    sample.fill_table()
    with (
        django_db_blocker.unblock(),
        connection.schema_editor(collect_sql=True) as editor,
    ):
        editor.create_model(sample.Child)
        editor.create_model(sample.Note)
    return editor.collected_sql


def make_user(username, *, role=None, school=None, trust=None):
    user = User.objects.create_user(username, password="demo", first_name=username.title())
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if role:
        Post.objects.create(user=user, role=role, school=school, trust=trust, from_on=FROM)
    return user


@pytest.fixture
def cast(db, sample_tables):
    """Sam, Tess, Hari, Gus, Ines, Wendy, root at one school; another school's Sam at the other."""
    with connection.cursor() as cursor:
        for statement in sample_tables:
            cursor.execute(statement)
    authority = Authority.objects.create(code="999", name="Invented")
    trust = Trust.objects.create(slug="invented", name="Invented Trust", short_name="Invented")
    here, there = (
        School.objects.create(
            trust=trust, authority=authority, slug=slug, name=slug.title(), urn=urn, phase="PRIMARY"
        )
        for slug, urn in (("here", "900001"), ("there", "900002"))
    )
    otters, owls = (
        Class.objects.create(school=here, name=name, academic_year="2026/27")
        for name in ("Otters", "Owls")
    )
    people = SimpleNamespace(
        here=here,
        there=there,
        otters=otters,
        owls=owls,
        sam=make_user("sam", role=Role.SENCO, school=here),
        tess=make_user("tess", role=Role.TEACHER, school=here),
        toby=make_user("toby", role=Role.TA, school=here),
        hari=make_user("hari", role=Role.HEAD, school=here),
        gus=make_user("gus", role=Role.GOVERNOR, school=here),
        wendy=make_user("wendy", role=Role.WEB_EDITOR, school=here),
        ines=make_user("ines", role=Role.INCLUSION_LEAD, trust=trust),
        sam2=make_user("sam2", role=Role.SENCO, school=there),
        root=User.objects.create_superuser("root", password="demo"),
    )
    for user in (people.tess, people.toby):
        ClassStaff.objects.create(of_class=otters, user=user, from_on=FROM)
    return people


@pytest.fixture
def notes(cast):
    """One note about a child in Otters, one in Owls, one at the other school."""
    made = []
    with scope.as_system("tests set the scene"):
        for number, (school, of_class) in enumerate(
            [(cast.here, cast.otters), (cast.here, cast.owls), (cast.there, None)], start=1
        ):
            child = rows.create(
                sample.Child,
                school=school,
                reference=f"CH-{number}",
                name=f"Child Token{number}",
                in_class=of_class,
            )
            made.append(
                rows.create(
                    sample.Note,
                    school=school,
                    reference=f"NOTE-{number}",
                    child=child,
                    text=f"Text token{number}",
                    need="SLCN",
                    secret=f"Secret token{number}",
                )
            )
    return SimpleNamespace(otters=made[0], owls=made[1], there=made[2])
