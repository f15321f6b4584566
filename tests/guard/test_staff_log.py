"""Whoever gives or ends a post is in the audit trail."""

import pytest

from guard.models import Event, EventVerb
from guard.queries import verify_chains
from guard.staff_log import log_staff_change
from schools.registries import StaffChange, staff_changed


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["POST_GIVEN", "POST_ENDED", "CLASS_STAFFED", "CLASS_WORK_ENDED"])
def test_a_change_of_staff_is_a_line_of_the_trail(cast, verb):
    log_staff_change(
        StaffChange(
            verb=verb,
            user=cast.tess,
            by=cast.hari,
            school=cast.here,
            trust=cast.here.trust,
            detail="TEACHER",
        )
    )

    event = Event.objects.get(verb=EventVerb(verb))
    assert (event.actor, event.school, event.references) == (
        cast.hari,
        cast.here,
        [f"user {cast.tess.pk}"],
    )
    assert verify_chains() == []


def test_the_trail_hears_of_every_change_of_staff():
    assert staff_changed.get("audit trail") is log_staff_change
