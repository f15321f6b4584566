"""The register's lines of the table, every record × every role, on real rows."""

from datetime import date, timedelta

import pytest

from guard import permissions, scope
from guard.permissions import Verb
from register.models import (
    ClassPlace,
    Concern,
    Decision,
    Need,
    Pupil,
    RegisterEntry,
    WatchEntry,
)
from schools.models import ClassStaff
from schools.roles import Role
from tests.factories.register import (
    ConcernFactory,
    DecisionFactory,
    NeedFactory,
    PupilFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
    put_in_class,
)
from tests.factories.schools import ClassFactory, SchoolFactory, holding, teaches

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
V, C, U = Verb.VIEW, Verb.CREATE, Verb.CHANGE
N, X = Verb.COUNT, Verb.EXPORT
ALL = {N, V, C, U, X}

# role: what it may do with (an own pupil, a looked-after pupil of another class, any other pupil)
# and whether it may count. Source: domain.md 9.4.
EXPECTED = {
    "pupil": {
        Role.SENCO: (ALL, ALL, ALL),
        Role.HEAD: ({N, V}, {N, V}, {N, V}),
        Role.DSL: ({N, V}, {N, V}, {N, V}),
        Role.DESIGNATED_TEACHER: (set(), {V}, set()),
        Role.INCLUSION_LEAD: ({N}, {N}, {N}),
        Role.TEACHER: ({V}, set(), set()),
        Role.TA: ({V}, set(), set()),
        Role.OFFICE: (ALL, ALL, ALL),
        Role.GOVERNOR: ({N}, {N}, {N}),
        Role.TRUST_BOARD: ({N}, {N}, {N}),
        Role.CEO: ({N}, {N}, {N}),
        Role.DPO: (set(), set(), set()),
        Role.WEB_EDITOR: (set(), set(), set()),
    },
    "register_entry": {
        Role.SENCO: (ALL, ALL, ALL),
        Role.HEAD: ({N, V}, {N, V}, {N, V}),
        Role.DSL: ({N, V}, {N, V}, {N, V}),
        Role.DESIGNATED_TEACHER: (set(), {V}, set()),
        Role.INCLUSION_LEAD: ({N}, {N}, {N}),
        Role.TEACHER: ({V}, set(), set()),
        Role.TA: ({V}, set(), set()),
        Role.OFFICE: (set(), set(), set()),
        Role.GOVERNOR: ({N}, {N}, {N}),
        Role.TRUST_BOARD: ({N}, {N}, {N}),
        Role.CEO: ({N}, {N}, {N}),
        Role.DPO: (set(), set(), set()),
        Role.WEB_EDITOR: (set(), set(), set()),
    },
    "concern": {
        Role.SENCO: (ALL, ALL, ALL),
        Role.HEAD: ({N, V}, {N, V}, {N, V}),
        Role.DSL: ({N, V}, {N, V}, {N, V}),
        Role.DESIGNATED_TEACHER: (set(), {V}, set()),
        Role.INCLUSION_LEAD: ({N}, {N}, {N}),
        Role.TEACHER: ({V, C, U}, set(), set()),
        Role.TA: ({C}, set(), set()),
        Role.OFFICE: (set(), set(), set()),
        Role.GOVERNOR: (set(), set(), set()),
        Role.TRUST_BOARD: (set(), set(), set()),
        Role.CEO: (set(), set(), set()),
        Role.DPO: (set(), set(), set()),
        Role.WEB_EDITOR: (set(), set(), set()),
    },
    "decision": {
        Role.SENCO: (ALL, ALL, ALL),
        Role.HEAD: ({N, V}, {N, V}, {N, V}),
        Role.DSL: ({N, V}, {N, V}, {N, V}),
        Role.DESIGNATED_TEACHER: (set(), {V}, set()),
        Role.INCLUSION_LEAD: ({N}, {N}, {N}),
        Role.TEACHER: ({V}, set(), set()),
        Role.TA: (set(), set(), set()),
        Role.OFFICE: (set(), set(), set()),
        Role.GOVERNOR: (set(), set(), set()),
        Role.TRUST_BOARD: (set(), set(), set()),
        Role.CEO: (set(), set(), set()),
        Role.DPO: (set(), set(), set()),
        Role.WEB_EDITOR: (set(), set(), set()),
    },
}
MODELS = {
    "pupil": (Pupil, ClassPlace),
    "register_entry": (RegisterEntry, Need, WatchEntry),
    "concern": (Concern,),
    "decision": (Decision,),
}
CELLS = [
    pytest.param(record, role, id=f"{record} × {role}") for record in EXPECTED for role in Role
]


@pytest.fixture
def school():
    return SchoolFactory()


@pytest.fixture
def own_class(school):
    return ClassFactory(school=school)


def with_everything(pupil):
    """Every kind of record about the pupil, by model."""
    decision = DecisionFactory(concern=ConcernFactory(pupil=pupil))
    return {
        Pupil: pupil,
        ClassPlace: put_in_class(pupil, ClassFactory(school=pupil.school)),
        RegisterEntry: RegisterEntryFactory(pupil=pupil),
        Need: NeedFactory(pupil=pupil),
        WatchEntry: WatchEntryFactory(pupil=pupil),
        Concern: decision.concern,
        Decision: decision,
    }


def verbs(viewer, row):
    found = {verb for verb in (V, C, U, X, Verb.DELETE) if permissions.may_row(viewer, verb, row)}
    if permissions.may(viewer, N, row.record, school_id=row.school_id):
        found.add(N)
    return found


def test_every_record_of_the_register_has_an_expectation_for_every_role():
    assert {record: set(row) for record, row in EXPECTED.items()} == {
        record: set(Role) for record in EXPECTED
    }
    assert {model.record for models in MODELS.values() for model in models} == set(EXPECTED)


@pytest.mark.parametrize(("record", "role"), CELLS)
def test_a_role_may_do_what_the_table_says_and_no_more(record, role, school, own_class):
    user = holding(role, school=school)
    teaches(user, own_class)
    own = with_everything(PupilFactory(school=school))
    put_in_class(own[Pupil], own_class)
    looked_after = with_everything(PupilFactory(school=school, looked_after=True))
    other = with_everything(PupilFactory(school=school))
    elsewhere = with_everything(PupilFactory(school=SchoolFactory()))

    with scope.as_user(user, on=TODAY) as viewer:
        for model in MODELS[record]:
            found = tuple(verbs(viewer, rows[model]) for rows in (own, looked_after, other))
            assert found == EXPECTED[record][role]
            assert verbs(viewer, elsewhere[model]) == set()


@pytest.mark.parametrize(("record", "role"), CELLS)
def test_the_manager_shows_a_role_the_rows_of_the_table_and_no_others(
    record, role, school, own_class
):
    user = holding(role, school=school)
    teaches(user, own_class)
    own = with_everything(PupilFactory(school=school))
    put_in_class(own[Pupil], own_class)
    looked_after = with_everything(PupilFactory(school=school, looked_after=True))
    other = with_everything(PupilFactory(school=school))
    with_everything(PupilFactory(school=SchoolFactory()))
    about = (own, looked_after, other)
    expected = {
        about[n][Pupil].pk for n, allowed in enumerate(EXPECTED[record][role]) if V in allowed
    }

    with scope.as_user(user, on=TODAY):
        for model in MODELS[record]:
            field = "pk" if model is Pupil else "pupil_id"
            assert set(model.objects.values_list(field, flat=True)) == expected


def test_a_superuser_without_a_post_sees_no_pupil(school):
    pupil = PupilFactory(school=school)
    root = holding(Role.WEB_EDITOR, school=school, is_superuser=True)

    with scope.as_user(root, on=TODAY) as viewer:
        assert verbs(viewer, pupil) == set()
        assert not Pupil.objects.exists()


@pytest.mark.parametrize(
    ("on", "seen"),
    [(date(2026, 8, 31), False), (date(2026, 9, 1), True), (date(2026, 12, 19), False)],
    ids=["before the class", "in the class", "after the class"],
)
def test_a_teacher_sees_a_pupil_only_while_both_are_in_the_class(school, own_class, on, seen):
    tess = holding(Role.TEACHER, school=school)
    teaches(tess, own_class)
    pupil = PupilFactory(school=school)
    put_in_class(pupil, own_class, from_on=date(2026, 9, 1), to_on=date(2026, 12, 18))

    with scope.as_user(tess, on=on):
        assert Pupil.objects.filter(pk=pupil.pk).exists() is seen


def test_a_teacher_who_left_the_class_sees_its_pupils_no_more(school, own_class):
    tess = holding(Role.TEACHER, school=school)
    ClassStaff.objects.create(
        user=tess,
        of_class=own_class,
        from_on=date(2026, 9, 1),
        to_on=TODAY - timedelta(days=1),
    )
    put_in_class(PupilFactory(school=school), own_class)

    with scope.as_user(tess, on=TODAY):
        assert not Pupil.objects.exists()


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        (Role.SENCO, set()),
        (Role.HEAD, set()),
        (Role.OFFICE, set()),
        (Role.INCLUSION_LEAD, set()),
        (Role.DSL, {"upn"}),
        (Role.DESIGNATED_TEACHER, {"upn"}),
        (Role.TEACHER, {"upn", "looked_after"}),
        (Role.TA, {"upn", "looked_after"}),
    ],
)
def test_some_facts_about_a_pupil_are_for_some_roles_only(role, hidden, school):
    with scope.as_user(holding(role, school=school), on=TODAY) as viewer:
        assert permissions.hidden_fields(viewer, "pupil", school_id=school.pk) == hidden
