"""Reasons a trust's lead gave for seeing named pupils of a school."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from schools.models import School


class NamedLook(models.Model):
    """Somebody of the trust said why they must see named pupils of a school; good for that day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user", "on"], name="named_look_of_a_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="named_look_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.school}, {self.on:%d %B %Y}"
