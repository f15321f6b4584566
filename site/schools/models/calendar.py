"""A school's own calendar: terms, and weekdays on which it is closed."""

from django.db import models
from django.db.models import F, Q

from schools.models.school import School


class Term(models.Model):
    """One unbroken run of school weeks (a half-term is two terms' worth of rows)."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="terms")
    academic_year = models.CharField(max_length=7, help_text="As 2026/27.")
    name = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="term_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.academic_year}"


class NonSchoolDay(models.Model):
    """A weekday inside a term on which this school holds no session."""

    class Kind(models.TextChoices):
        INSET = "INSET", "Staff training day"
        CLOSURE = "CLOSURE", "Closure"
        OCCASIONAL = "OCCASIONAL", "Occasional day"
        ELECTION = "ELECTION", "Election"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="non_school_days")
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["school", "on"], name="one_closure_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on:%d %B %Y}"
