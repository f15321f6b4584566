import pytest

from guard import scope
from guard.errors import NotAllowed
from register.actions.close_concern import move_concern, withdraw_concern
from register.models import Concern
from register.models.concerns import FACTS
from register.rules.errors import NotPossible
from tests.factories.register import ConcernFactory, PupilFactory
from tests.factories.schools import SchoolFactory


@pytest.fixture
def concern(cast):
    return ConcernFactory(pupil=cast.ada, raised_by=cast.tess, tried="A reading partner.")


def now(concern):
    return Concern.unscoped.get(pk=concern.pk)


@pytest.mark.parametrize("who", ["tess", "sam"])
def test_whoever_raised_it_or_decides_withdraws_a_concern(cast, concern, today, who):
    user = getattr(cast, who)

    with scope.as_user(user, on=today):
        withdraw_concern(concern, reason="A hearing test explains it.", on=today)

    found = now(concern)
    assert (found.state, found.closed_on, found.closed_by) == ("WITHDRAWN", today, user)
    assert found.what_seen == concern.what_seen


@pytest.mark.parametrize("who", ["tom", "toby", "hari", "olga", "gus"])
def test_nobody_else_withdraws_a_concern(cast, concern, today, who):
    with scope.as_user(getattr(cast, who), on=today), pytest.raises(NotAllowed):
        withdraw_concern(concern, reason="Mistake.", on=today)

    assert now(concern).state == "OPEN"


@pytest.mark.parametrize("who", ["tom", "toby", "hari", "olga", "gus"])
def test_nobody_else_moves_a_concern(cast, concern, today, who):
    with scope.as_user(getattr(cast, who), on=today), pytest.raises(NotAllowed):
        move_concern(concern, to=cast.ben, reason="Mistake.", on=today)

    assert now(concern).state == "OPEN"
    assert Concern.unscoped.count() == 1


def test_a_concern_moves_with_all_that_was_said(cast, concern, today):
    said = {name: getattr(concern, name) for name in FACTS}

    with scope.as_user(cast.tess, on=today):
        moved = move_concern(concern, to=cast.ben, reason="Wrong child.", on=today)

    assert moved.pupil == cast.ben
    assert {name: getattr(moved, name) for name in FACTS} == said
    assert (moved.state, moved.raised_on, moved.raised_by) == (
        "OPEN",
        concern.raised_on,
        concern.raised_by,
    )
    assert moved.moved_here_on == today


def test_nothing_said_about_another_child_stays_in_the_first_record(cast, concern, today):
    with scope.as_user(cast.tess, on=today):
        moved = move_concern(concern, to=cast.ben, reason="Wrong child.", on=today)

    left = now(concern)
    assert (left.state, left.moved_to_id) == ("MOVED", moved.pk)
    assert not any(getattr(left, name) for name in FACTS)


def test_a_concern_moves_only_to_a_pupil_the_actor_may_see(cast, concern, today):
    foreign = PupilFactory(school=SchoolFactory())

    for hidden in (cast.elsewhere, foreign):
        with scope.as_user(cast.tess, on=today), pytest.raises(NotAllowed):
            move_concern(concern, to=hidden, reason="Wrong child.", on=today)

    assert now(concern).state == "OPEN"
    assert Concern.unscoped.count() == 1


def test_a_concern_does_not_move_to_the_pupil_it_is_about(cast, concern, today):
    with scope.as_user(cast.tess, on=today), pytest.raises(NotPossible, match="already"):
        move_concern(concern, to=cast.ada, reason="Wrong child.", on=today)


def test_a_withdrawal_says_why(cast, concern, today):
    with scope.as_user(cast.tess, on=today), pytest.raises(NotPossible, match="Say why"):
        withdraw_concern(concern, reason="  ", on=today)


def test_a_concern_is_withdrawn_once(cast, concern, today):
    with scope.as_user(cast.tess, on=today):
        withdraw_concern(concern, reason="Mistake.", on=today)

        with pytest.raises(NotPossible, match="has been withdrawn"):
            withdraw_concern(now(concern), reason="Mistake.", on=today)
