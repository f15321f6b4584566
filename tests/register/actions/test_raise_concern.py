from datetime import timedelta

import pytest

from guard import scope
from guard.errors import NotAllowed
from guard.models import Event
from register.actions.raise_concern import raise_concern
from register.models import Concern
from register.rules.errors import NotPossible
from tests.factories.register import PupilFactory

FACTS = {"what_seen": "Cannot retell a story just heard.", "progress_tests": ["BELOW_OWN_RATE"]}


@pytest.mark.parametrize("who", ["tess", "toby", "sam"])
def test_whoever_works_with_the_pupil_raises_a_concern(cast, today, who):
    user = getattr(cast, who)

    with scope.as_user(user, on=today):
        concern = raise_concern(cast.ada, facts=FACTS, on=today)

    assert (concern.state, concern.raised_by, concern.raised_on) == ("OPEN", user, today)
    assert concern.reference == "C-2026-0001"
    assert concern.pack == "send_2014"


@pytest.mark.parametrize("who", ["olga", "hari", "gus"])
def test_others_raise_none(cast, today, who):
    with scope.as_user(getattr(cast, who), on=today), pytest.raises(NotAllowed):
        raise_concern(cast.ada, facts=FACTS, on=today)

    assert not Concern.unscoped.exists()


@pytest.mark.parametrize("who", ["tess", "toby"])
def test_nobody_raises_one_about_a_pupil_of_another_class(cast, today, who):
    with scope.as_user(getattr(cast, who), on=today), pytest.raises(NotAllowed):
        raise_concern(cast.elsewhere, facts=FACTS, on=today)

    assert not Concern.unscoped.exists()


def test_a_pupil_who_has_left_has_no_new_concern(cast, today):
    gone = PupilFactory(school=cast.school, left_on=today - timedelta(days=1))

    with scope.as_user(cast.sam, on=today), pytest.raises(NotPossible, match="has left"):
        raise_concern(gone, facts=FACTS, on=today)


def test_the_trail_has_one_line_and_no_name(cast, today):
    with scope.as_user(cast.tess, on=today):
        concern = raise_concern(cast.ada, facts=FACTS, on=today)

    event = Event.objects.get(record="concern")
    assert (event.verb, event.actor, event.row_id) == ("CREATED", cast.tess, concern.pk)
    assert event.references == ["C-2026-0001"]
    assert "Quill" not in f"{event.references}{event.detail}{event.hashes}"


def test_only_facts_may_be_given(cast, today):
    with scope.as_user(cast.tess, on=today), pytest.raises(TypeError, match="state"):
        raise_concern(cast.ada, facts={**FACTS, "state": "DECIDED"}, on=today)
