from datetime import date, timedelta

import pytest

from guard.models.message import Message
from schools.actions.posts import give_post
from schools.registry import Registry
from schools.roles import Role
from tests.factories.schools import SchoolFactory, UserFactory, holding

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def school():
    return SchoolFactory(name="Tidewater")


@pytest.fixture
def posted(monkeypatch):
    posted = []
    door = Registry(of="mail door")
    door.add("outbox", posted.append)
    monkeypatch.setattr("schools.actions.send.mail_doors", door)
    return posted


@pytest.fixture
def root():
    return UserFactory(is_superuser=True, first_name="Rory", last_name="Root")


@pytest.fixture(autouse=True)
def colleagues(school):
    """Hari and Dana of this school, and people who are not to be told."""
    next_door = SchoolFactory(trust=school.trust)
    gone = holding(Role.DSL, school=school, email="gone@tidewater.example")
    gone.posts.update(to_on=TODAY - timedelta(days=1))
    holding(Role.DSL, school=school, email="off@tidewater.example", is_active=False)
    holding(Role.DSL, school=school, email="")
    holding(Role.TEACHER, school=school, email="tess@tidewater.example")
    holding(Role.HEAD, school=next_door, email="noor@next.example")
    holding(Role.HEAD, school=SchoolFactory(), email="elsewhere@other.example")
    holding(Role.DSL, school=school, email="dana@tidewater.example")
    return holding(Role.HEAD, school=school, email="hari@tidewater.example")


def give(user, role, *, at, by):
    return give_post(user, role=role, at=at, from_on=TODAY, to_on=None, by=by, on=TODAY)


def told(posted):
    return {each.to for each in posted}


@pytest.mark.parametrize("role", [Role.SENCO, Role.HEAD, Role.DSL])
def test_head_and_safeguarding_lead_of_the_school_hear_of_a_post(role, school, posted, root):
    sam = UserFactory(first_name="Sam", last_name="Okafor", username="sam.o")

    give(sam, role, at=school, by=root)

    assert told(posted) == {"dana@tidewater.example", "hari@tidewater.example"}
    body = posted[0].body
    assert "Rory Root has given Sam Okafor (username sam.o) a post at Tidewater" in body
    assert f"{school.trust.word_for(role)}, from 23 November 2026." in body
    assert len({each.key for each in posted}) == 2


def test_a_trusts_lead_is_told_of_at_each_of_its_schools(school, posted, root):
    give(UserFactory(), Role.INCLUSION_LEAD, at=school.trust, by=root)

    assert told(posted) == {
        "dana@tidewater.example",
        "hari@tidewater.example",
        "noor@next.example",
    }


def test_neither_giver_nor_holder_is_told_what_they_know(school, posted, root, colleagues):
    give(UserFactory(), Role.SENCO, at=school, by=colleagues)
    assert told(posted) == {"dana@tidewater.example"}
    posted.clear()

    give(colleagues, Role.DSL, at=school, by=root)
    assert told(posted) == {"dana@tidewater.example"}


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.GOVERNOR, Role.WEB_EDITOR])
def test_other_posts_make_no_mail(role, school, posted, root):
    give(UserFactory(), role, at=school, by=root)

    assert posted == []


def test_the_messages_leave_only_if_the_post_is_given(school, root, monkeypatch):
    give(UserFactory(), Role.SENCO, at=school, by=root)
    assert Message.objects.count() == 2

    def fail(user, *, on):
        raise RuntimeError

    monkeypatch.setattr("schools.actions.posts.apply_posts", fail)
    with pytest.raises(RuntimeError):
        give(UserFactory(), Role.SENCO, at=school, by=root)

    assert Message.objects.count() == 2
