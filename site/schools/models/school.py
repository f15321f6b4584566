"""A school: its numbers, phase, ages, contacts."""

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models

from schools.models.authority import Authority
from schools.models.trust import Trust


class Phase(models.TextChoices):
    """GIAS phase of education, as far as a rule turns on it."""

    NURSERY = "NURSERY", "Nursery"
    PRIMARY = "PRIMARY", "Primary"
    SECONDARY = "SECONDARY", "Secondary"
    ALL_THROUGH = "ALL_THROUGH", "All-through"
    SIXTEEN_PLUS = "SIXTEEN_PLUS", "16 plus"
    SPECIAL = "SPECIAL", "Special or alternative provision"


class School(models.Model):
    """A school of a trust (or one not yet in a trust, as read from GIAS)."""

    trust = models.ForeignKey(
        Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="schools"
    )
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="schools")
    slug = models.SlugField()
    name = models.CharField(max_length=160)
    urn = models.CharField(
        "URN", max_length=6, unique=True, validators=[RegexValidator(r"^\d{6}$", "Six digits.")]
    )
    previous_urn = models.CharField("URN before conversion", max_length=6, blank=True)
    establishment_number = models.CharField(
        max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$", "Four digits.")]
    )
    ukprn = models.CharField("UKPRN", max_length=8, blank=True)
    phase = models.CharField(max_length=12, choices=Phase.choices)
    low_age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(25)]
    )
    high_age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(25)]
    )
    has_nursery = models.BooleanField(default=False)
    has_sixth_form = models.BooleanField(default=False)
    street = models.CharField(max_length=120, blank=True)
    locality = models.CharField(max_length=120, blank=True)
    town = models.CharField(max_length=80, blank=True)
    county = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    host_name = models.CharField(max_length=120, blank=True, help_text="Its own web address.")
    sen_specialisms = models.JSONField(
        default=list, blank=True, help_text="Codes of the needs GIAS lists it as providing for."
    )
    resourced_provision = models.CharField(max_length=60, blank=True)
    resourced_on_roll = models.PositiveIntegerField(null=True, blank=True)
    resourced_capacity = models.PositiveIntegerField(null=True, blank=True)
    sen_unit_on_roll = models.PositiveIntegerField(null=True, blank=True)
    sen_unit_capacity = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "slug"], name="school_slug_in_trust"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def laestab(self) -> str:
        """LA code and establishment number as "LLL/EEEE", or nothing while the number is not known."""
        if not self.establishment_number:
            return ""
        return f"{self.authority.code}/{self.establishment_number}"

    @property
    def has_early_years(self) -> bool:
        """Whether children under five attend, so that early-years duties apply."""
        return self.has_nursery or self.phase in {Phase.NURSERY, Phase.PRIMARY, Phase.ALL_THROUGH}
