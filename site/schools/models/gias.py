"""What the Department's register of schools says of a school beyond its name (domain.md 10.4)."""

from django.db import models


class GiasFacts(models.Model):
    """Columns of GIAS worth keeping; `import_schools` fills them."""

    establishment_type_code = models.CharField(max_length=3, blank=True)
    establishment_type = models.CharField(max_length=80, blank=True)
    status = models.CharField("GIAS status", max_length=40, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=20, blank=True)
    admissions_policy = models.CharField(max_length=40, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    pupils_on_roll = models.PositiveIntegerField(null=True, blank=True)
    special_classes = models.CharField(max_length=40, blank=True)
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)
    uprn = models.CharField("UPRN", max_length=12, blank=True)
    gias_changed_on = models.DateField("last changed in GIAS", null=True, blank=True)
    sen_specialisms = models.JSONField(
        "needs provided for",
        default=list,
        blank=True,
        help_text="Codes of the needs GIAS lists the school as providing for.",
    )
    resourced_provision = models.CharField(
        "SEN unit or resourced provision", max_length=60, blank=True
    )
    resourced_on_roll = models.PositiveIntegerField(
        "in resourced provision, on roll", null=True, blank=True
    )
    resourced_capacity = models.PositiveIntegerField(
        "in resourced provision, places", null=True, blank=True
    )
    sen_unit_on_roll = models.PositiveIntegerField(
        "in the SEN unit, on roll", null=True, blank=True
    )
    sen_unit_capacity = models.PositiveIntegerField(
        "in the SEN unit, places", null=True, blank=True
    )

    class Meta:
        abstract = True
