"""Why somebody with a trust post looked at named pupils of a school, and until when."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from schools.models import School

REASON_LASTS = timedelta(minutes=60)


class StatedReason(models.Model):
    """A reason somebody gave to see a school's named rows, good for an hour."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gte=F("from_at")), name="reason_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["user", "until_at"], name="guard_reason_user_until")]

    def __str__(self) -> str:
        return f"{self.school}, until {self.until_at:%H:%M}"
