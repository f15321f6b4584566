"""Stating why one looks at a school's named rows, and saying that one has finished."""

from django.db import transaction

from guard import events, permissions, scope
from guard.errors import NotAllowed
from guard.events import Change
from guard.models.event import EventVerb
from guard.models.reason import REASON_LASTS, StatedReason
from schools.clock import now
from schools.models import School


def state_reason(*, school: School, reason: str) -> StatedReason:
    """Opens the school's named rows to the viewer for an hour; the reason is kept in the trail.

    Raises NotAllowed where no post of the viewer sees names after stating a reason.
    """
    viewer = scope.current()
    if viewer.user is None or school.pk not in permissions.schools_open_after_reason(viewer):
        raise NotAllowed("Your post does not show you named pupils at this school.")
    begins = now()
    with transaction.atomic():
        stated = StatedReason.objects.create(
            user=viewer.user,
            school=school,
            reason=reason,
            from_at=begins,
            until_at=begins + REASON_LASTS,
        )
        events.record(
            EventVerb.REASON_GIVEN, school_id=school.pk, change=Change(after={"reason": reason})
        )
    return stated


def end_reason(stated: StatedReason) -> None:
    """Closes the school's named rows again. Raises NotAllowed for somebody else's reason."""
    viewer = scope.current()
    if stated.user != viewer.user:
        raise NotAllowed("This is another person's reason.")
    ends = now()
    with transaction.atomic():
        open_ones = StatedReason.objects.filter(
            user=viewer.user, school=stated.school, until_at__gt=ends
        )
        if open_ones.update(until_at=ends):
            events.record(EventVerb.REASON_ENDED, school_id=stated.school_id)
