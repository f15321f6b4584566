"""Counters behind references such as SEN-2026-0042."""

from django.db import models

from schools.models import School


class ReferenceCounter(models.Model):
    """The last number a school gave under one prefix in one calendar year."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "prefix", "year"], name="one_counter_a_school_prefix_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.last:04d}"
