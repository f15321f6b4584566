"""What a trust decides for itself (domain.md 7.2): who leads, how often, where things are published."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class TrustRules(models.Model):
    """The settings in which the trusts we know differ; each has a stated default."""

    meetings_per_year = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    class Meta:
        abstract = True
