"""Classes and teaching groups, and who works with each, from when to when."""

from django.db import models
from django.db.models import F, Q

from schools.models.people import User
from schools.models.school import School


class Class(models.Model):
    """A class or teaching group of one academic year."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="classes")
    name = models.CharField(max_length=40)
    year_group = models.CharField(max_length=2, blank=True, help_text="R, 1 … 14; empty if mixed.")
    academic_year = models.CharField(max_length=7, help_text="As 2026/27.")

    class Meta:
        ordering = ["academic_year", "name"]
        verbose_name_plural = "classes"
        constraints = [
            models.UniqueConstraint(
                fields=["school", "academic_year", "name"], name="class_name_in_school_and_year"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClassStaff(models.Model):
    """Somebody who teaches or supports a class, from a day to a day (both included)."""

    of_class = models.ForeignKey(Class, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="class_work")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["from_on"]
        verbose_name_plural = "class staff"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="class_work_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.of_class}"
