"""A school: its numbers, phase, ages, contacts."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from law.identifiers import laestab_of, ukprn_problem, urn_problem
from schools.models.authority import Authority
from schools.models.gias import GiasFacts
from schools.models.trust import Trust


class Phase(models.TextChoices):
    """GIAS phase of education, as far as a rule turns on it."""

    NURSERY = "NURSERY", "Nursery"
    PRIMARY = "PRIMARY", "Primary"
    SECONDARY = "SECONDARY", "Secondary"
    ALL_THROUGH = "ALL_THROUGH", "All-through"
    SIXTEEN_PLUS = "SIXTEEN_PLUS", "16 plus"
    SPECIAL = "SPECIAL", "Special or alternative provision"
    UNKNOWN = "UNKNOWN", "Not stated"


def check_urn(text: str) -> None:
    """Raise ValidationError unless this is well formed as a URN."""
    _refuse(urn_problem(text))


def check_ukprn(text: str) -> None:
    """Raise ValidationError unless this is well formed as a UKPRN."""
    _refuse(ukprn_problem(text))


def _refuse(problem: str | None) -> None:
    if problem:
        raise ValidationError(problem)


class School(GiasFacts):
    """A school of a trust (or one not yet in a trust, as read from GIAS)."""

    trust = models.ForeignKey(
        Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="schools"
    )
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="schools")
    slug = models.SlugField()
    name = models.CharField(max_length=160)
    urn = models.CharField("URN", max_length=6, unique=True, validators=[check_urn])
    previous_urn = models.CharField(
        "URN before conversion", max_length=6, blank=True, validators=[check_urn]
    )
    establishment_number = models.CharField(
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{4}\Z", "Four digits, such as 0142.")],
    )
    ukprn = models.CharField("UKPRN", max_length=8, blank=True, validators=[check_ukprn])
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
    head_name = models.CharField("head's name", max_length=120, blank=True)
    head_job_title = models.CharField("head's title", max_length=80, blank=True)
    website = models.URLField(blank=True)
    host_name = models.CharField(
        max_length=120,
        blank=True,
        help_text="Its own web address, such as www.school.example; empty: a path of the trust's.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "slug"], name="school_slug_in_trust"),
            models.CheckConstraint(
                condition=Q(low_age__isnull=True)
                | Q(high_age__isnull=True)
                | Q(high_age__gte=F("low_age")),
                name="school_ages_in_order",
                violation_error_message="The lowest age cannot be above the highest.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def laestab(self) -> str:
        """LA code and establishment number as "LLL/EEEE", or nothing while the number is not known."""
        number = laestab_of(authority=self.authority.code, establishment=self.establishment_number)
        return number or ""

    @property
    def has_early_years(self) -> bool:
        """Whether children under five attend, so that early-years duties apply."""
        return self.has_nursery or self.phase in {Phase.NURSERY, Phase.PRIMARY, Phase.ALL_THROUGH}
