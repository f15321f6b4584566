"""The condition "reason given": rows of the schools a reason was stated for, while it lasts."""

from django.db.models import Model, Q

from guard.models.reason import StatedReason
from guard.scope import Viewer
from schools.clock import now


def rows_with_reason(viewer: Viewer, model: type[Model]) -> Q:
    """Rows of the schools for which the viewer's stated reason still holds."""
    held = StatedReason.objects.filter(user=viewer.user, until_at__gt=now())
    return Q(school_id__in=held.values("school_id"))
