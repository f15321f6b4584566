"""An academy trust: its name, its look; its words and rules stand in the two files beside."""

import re

from django.core.exceptions import ValidationError
from django.db import models

from schools.models.trust_rules import TrustRules
from schools.models.trust_words import TrustWords
from schools.rules.colours import why_not_readable


def check_colour(text: str) -> None:
    """Raise ValidationError unless white words can be read on this colour."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise ValidationError("Write it as # and six digits, #1f4e5f.")
    problem = why_not_readable(text)
    if problem:
        raise ValidationError(problem)


class Trust(TrustWords, TrustRules, models.Model):
    """An academy trust. What two trusts do or say differently is a field of theirs, never code."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    group_uid = models.CharField("GIAS group number", max_length=10, blank=True)
    company_number = models.CharField(max_length=10, blank=True)
    colour = models.CharField(
        max_length=7,
        default="#1f4e5f",
        validators=[check_colour],
        help_text="Behind white words at the top of each page; as # and six digits, #1f4e5f.",
    )
    logo = models.ImageField(upload_to="trusts/", blank=True)
    is_invented = models.BooleanField(default=False, help_text="Shows the banner of the demo.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
