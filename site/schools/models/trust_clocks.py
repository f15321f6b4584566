"""Periods and ways of counting a trust settles: the law is silent, unclear or unverified on them.

What the law does say is in the rule packs, never here (domain.md 6.1, 6.3, 6.5, 12).
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

_SCHOOL_DAYS = [MinValueValidator(1), MaxValueValidator(60)]


class TrustClocks(models.Model):
    """Ways of counting, and the trust's own targets."""

    count_receipt_day = models.BooleanField(
        "the day a draft plan arrives is day one",
        default=False,
        help_text="For the school's 15 days (code of practice 9.83). Ask your authority.",
    )
    phase_transfer_day_before = models.BooleanField(
        "phase transfer reviews end the day before 15 February or 31 March",
        default=False,
        help_text="The regulations say “before” (18(1)); in practice most say “by”.",
    )
    under_fives_review_months = models.PositiveSmallIntegerField(
        "months between reviews of a plan for a child under five",
        default=6,
        validators=[MinValueValidator(3), MaxValueValidator(12)],
    )
    first_plan_school_days = models.PositiveSmallIntegerField(
        "school days from joining the register to the first plan",
        default=20,
        validators=_SCHOOL_DAYS,
    )
    inform_parents_school_days = models.PositiveSmallIntegerField(
        "school days after which a parent not yet told is an alert",
        default=5,
        validators=_SCHOOL_DAYS,
    )
    report_change_school_days = models.PositiveSmallIntegerField(
        "school days to bring a changed SEN information report up to date",
        default=10,
        validators=_SCHOOL_DAYS,
    )
    policy_change_school_days = models.PositiveSmallIntegerField(
        "school days to tell people that the policy has changed",
        default=10,
        validators=_SCHOOL_DAYS,
    )
    induction_school_days = models.PositiveSmallIntegerField(
        "school days for new staff to read the policy", default=20, validators=_SCHOOL_DAYS
    )
    leaver_file_school_days = models.PositiveSmallIntegerField(
        "school days to send a leaver's file to the next school",
        default=15,
        validators=_SCHOOL_DAYS,
    )

    class Meta:
        abstract = True
