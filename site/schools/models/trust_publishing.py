"""What a trust publishes where, and how its SEND policy is set out (domain.md 7.2)."""

from django.core.exceptions import ValidationError
from django.db import models

from schools.models.lists import LineList
from schools.models.trust_choices import ComplaintsMode, Numbering, PublishScope


class TrustPublishing(models.Model):
    """Where papers are published, and the policy's shape and review."""

    sen_report_publish_scope = models.CharField(
        "the SEN information report is published on",
        max_length=18,
        choices=PublishScope.choices,
        default=PublishScope.SCHOOLS,
    )
    admissions_publish_scope = models.CharField(
        "the admissions policy is published on",
        max_length=18,
        choices=PublishScope.choices,
        default=PublishScope.SCHOOLS,
    )
    complaints_publish_scope = models.CharField(
        "the complaints policy is published on",
        max_length=18,
        choices=PublishScope.choices,
        default=PublishScope.SCHOOLS,
    )
    complaints_publish_mode = models.CharField(
        "what is published on complaints",
        max_length=14,
        choices=ComplaintsMode.choices,
        default=ComplaintsMode.POLICY,
    )
    eyfs_ofsted_notice = models.BooleanField(
        "schools with early years say how to reach Ofsted", default=False
    )
    local_offer_transparent = models.BooleanField(
        "check that the Local Offer is transparent too",
        default=False,
        help_text="The fifth principle of the code of practice (4.2); many policies name four.",
    )
    policy_numbering = models.CharField(
        "the policy's headings", max_length=8, choices=Numbering.choices, default=Numbering.NONE
    )
    related_policies = LineList(
        "policies the SEND policy goes with", help_text="One to a line, in the order shown."
    )
    next_review_on = models.DateField(
        "next review of the SEND policy",
        null=True,
        blank=True,
        help_text="If the policy names a month only, give its last day and tick the next box.",
    )
    next_review_is_month_only = models.BooleanField(
        "the policy names only the month of its review", default=False
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.next_review_is_month_only and self.next_review_on is None:
            raise ValidationError(
                {"next_review_on": "Give the last day of the month in which the review is due."}
            )

    @property
    def next_review_text(self) -> str:
        """The day or month of the next review in words, or nothing while none is set."""
        if self.next_review_on is None:
            return ""
        month = f"{self.next_review_on:%B %Y}"
        return month if self.next_review_is_month_only else f"{self.next_review_on.day} {month}"
