"""Puts into the audit trail who was given or lost a post or a class, and by whom."""

from guard import events
from guard.models.event import EventVerb
from schools.registries import StaffChange


def log_staff_change(change: StaffChange) -> None:
    """One line in the school's chain, or in the house's for a post at a trust."""
    events.record(
        EventVerb(change.verb),
        record="user",
        references=[f"user {change.user.pk}"],
        school_id=change.school.pk if change.school else None,
        detail=change.detail[:200],
        actor=change.by,
    )
