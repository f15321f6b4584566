import pytest

from schools.roles import SCHOOL_ROLES, TRUST_ROLES, Role
from schools.rules.posts import (
    ALL_ROLES,
    CHANGES_SCHOOL,
    CHANGES_TRUST,
    GIVES,
    RANK,
    STAFFS_CLASSES,
    TRUST_LEVEL,
    Giver,
    Held,
    Place,
    may_change_authority,
    places_where,
    roles_to_give,
    why_not_give,
    why_not_staff_class,
)

OWN_TRUST = Place(trust_id=1)
OWN_SCHOOL = Place(trust_id=1, school_id=10)
SISTER_SCHOOL = Place(trust_id=1, school_id=11)
OTHER_TRUST = Place(trust_id=2)
OTHER_SCHOOL = Place(trust_id=2, school_id=20)
LONE_SCHOOL = Place(trust_id=None, school_id=30)

SCHOOL_STAFF = {
    "SENCO",
    "TEACHER",
    "TA",
    "DSL",
    "DESIGNATED_TEACHER",
    "OFFICE",
    "WEB_EDITOR",
    "GOVERNOR",
}
# Who gives what at their own school, written out a second time on purpose.
AT_OWN_SCHOOL = {
    "TRUST_BOARD": set(),
    "CEO": SCHOOL_STAFF | {"HEAD"},
    "INCLUSION_LEAD": {"SENCO", "DSL", "DESIGNATED_TEACHER", "TEACHER", "TA"},
    "DPO": set(),
    "GOVERNOR": set(),
    "HEAD": SCHOOL_STAFF,
    "SENCO": {"TA"},
    "TEACHER": set(),
    "TA": set(),
    "DSL": set(),
    "DESIGNATED_TEACHER": set(),
    "OFFICE": set(),
    "WEB_EDITOR": set(),
}


def holder(role, *, user_id=1):
    at = OWN_TRUST if role in TRUST_LEVEL else OWN_SCHOOL
    return Giver(user_id=user_id, held=(Held(role=role, at=at),))


def test_the_tables_name_every_role_there_is():
    assert set(Role) == ALL_ROLES == set(GIVES) == set(RANK) == set(AT_OWN_SCHOOL)
    assert TRUST_LEVEL == TRUST_ROLES


@pytest.mark.parametrize("role", sorted(ALL_ROLES))
def test_nobody_gives_a_post_at_or_above_their_own(role):
    assert all(RANK[given] < RANK[role] for given in GIVES[role])


@pytest.mark.parametrize("given", sorted(ALL_ROLES))
@pytest.mark.parametrize("role", sorted(ALL_ROLES))
def test_each_role_gives_at_its_own_school_what_the_table_says(role, given):
    refusal = why_not_give(holder(role), role=given, at=OWN_SCHOOL, to_user_id=2)

    assert (refusal is None) is (given in AT_OWN_SCHOOL[role])


@pytest.mark.parametrize("role", sorted(ALL_ROLES))
@pytest.mark.parametrize(
    "place", [OTHER_SCHOOL, OTHER_TRUST, LONE_SCHOOL], ids=["school", "trust", "lone school"]
)
def test_no_post_reaches_beyond_its_trust(role, place):
    assert roles_to_give(holder(role), at=place) == frozenset()


@pytest.mark.parametrize("role", sorted(SCHOOL_ROLES))
def test_a_school_post_does_not_reach_the_school_next_door(role):
    assert roles_to_give(holder(role), at=SISTER_SCHOOL) == frozenset()
    assert roles_to_give(holder(role), at=OWN_TRUST) == frozenset()


def test_a_trust_post_reaches_every_school_of_the_trust():
    assert "HEAD" in roles_to_give(holder("CEO"), at=SISTER_SCHOOL)
    assert "SENCO" in roles_to_give(holder("INCLUSION_LEAD"), at=SISTER_SCHOOL)


def test_only_a_chief_executive_gives_the_trusts_own_posts():
    givers = {role for role in ALL_ROLES if roles_to_give(holder(role), at=OWN_TRUST)}

    assert givers == {"CEO"}
    assert roles_to_give(holder("CEO"), at=OWN_TRUST) == TRUST_LEVEL - {"CEO"}


@pytest.mark.parametrize("place", [OWN_SCHOOL, OWN_TRUST, LONE_SCHOOL], ids=str)
def test_whoever_runs_the_site_gives_any_post_of_the_level(place):
    root = Giver(user_id=1, runs_site=True)

    level = TRUST_LEVEL if place.school_id is None else ALL_ROLES - TRUST_LEVEL
    assert roles_to_give(root, at=place) == level


@pytest.mark.parametrize("given", sorted(ALL_ROLES))
@pytest.mark.parametrize("role", [*sorted(ALL_ROLES), "runs the site"])
def test_nobody_gives_a_post_to_themselves(role, given):
    me = Giver(user_id=1, runs_site=True) if role == "runs the site" else holder(role, user_id=1)
    place = OWN_TRUST if given in TRUST_LEVEL else OWN_SCHOOL

    assert "own" in (why_not_give(me, role=given, at=place, to_user_id=1) or "")


@pytest.mark.parametrize("role", sorted(SCHOOL_ROLES))
def test_only_three_roles_staff_classes_and_never_their_own(role):
    refusal = why_not_staff_class(holder(role), at=OWN_SCHOOL, user_id=2)

    assert (refusal is None) is (role in STAFFS_CLASSES)
    assert why_not_staff_class(holder(role), at=OWN_SCHOOL, user_id=1) is not None
    assert why_not_staff_class(holder(role), at=SISTER_SCHOOL, user_id=2) is not None


@pytest.mark.parametrize("role", sorted(ALL_ROLES))
def test_a_trusts_words_and_rules_are_set_by_its_leaders_alone(role):
    _, trusts = places_where(holder(role), CHANGES_TRUST)

    assert trusts == ({1} if role in {"CEO", "INCLUSION_LEAD"} else set())


@pytest.mark.parametrize("role", sorted(ALL_ROLES))
def test_a_schools_facts_are_kept_by_its_head_its_office_and_the_executive(role):
    expected = {"CEO": (set(), {1}), "HEAD": ({10}, set()), "OFFICE": ({10}, set())}

    assert places_where(holder(role), CHANGES_SCHOOL) == expected.get(role, (set(), set()))


@pytest.mark.parametrize(
    ("trust_ids", "may"),
    [([1], True), ([1, 1], True), ([1, 2], False), ([2], False), ([1, None], False), ([], False)],
)
def test_an_authority_is_kept_by_a_trust_only_where_no_other_school_shows_it(trust_ids, may):
    assert may_change_authority(holder("CEO"), trust_ids=trust_ids) is may
    assert not may_change_authority(holder("HEAD"), trust_ids=trust_ids)
    assert may_change_authority(Giver(user_id=1, runs_site=True), trust_ids=trust_ids)
