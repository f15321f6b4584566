"""A SEND policy as sections, with who approved it and when it is looked at again."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField

from cms.blocks import TEXT_FEATURES, SectionBlock
from cms.fields import StreamField
from cms.models.public import PublicPage
from cms.panels import NoticePanel
from cms.rules.review import is_overdue, policy_notice
from schools.clock import today


class PolicyPage(PublicPage):
    """The SEND policy of a trust, or of one school that has its own.

    A review date that has passed is said on the page; it never takes the page down.
    """

    introduction = RichTextField(
        "words before the first section", features=TEXT_FEATURES, blank=True
    )
    sections = StreamField([("section", SectionBlock())], blank=True)
    version_label = models.CharField(
        "version", max_length=60, blank=True, help_text="As the policy names it: 3.1, or its date."
    )
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField("last reviewed on", null=True, blank=True)
    next_review_on = models.DateField(
        null=True,
        blank=True,
        help_text="If the policy names a month only, give its last day and tick the next box.",
    )
    next_review_is_month_only = models.BooleanField(
        "the policy names only the month", default=False
    )
    what_changed = models.TextField(
        "what changed in this version", blank=True, help_text="Shown on the page. One or two lines."
    )
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)

    parent_page_types = ["cms.TrustPage", "cms.SchoolPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/policy_page.html"
    content_panels = [
        NoticePanel(notice=lambda page: policy_notice(page.next_review_on, on=today())),
        *PublicPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("version_label"),
                FieldPanel("approved_by"),
                FieldPanel("approved_on"),
                FieldPanel("reviewed_on"),
                FieldPanel("next_review_on"),
                FieldPanel("next_review_is_month_only"),
                FieldPanel("what_changed"),
            ],
            heading="Version and review",
        ),
        FieldPanel("introduction"),
        FieldPanel("sections"),
    ]
    api_fields = [
        APIField("introduction"),
        APIField("sections"),
        APIField("version_label"),
        APIField("approved_by"),
        APIField("approved_on"),
        APIField("reviewed_on"),
        APIField("next_review_on"),
        APIField("what_changed"),
    ]

    class Meta:
        verbose_name = "SEND policy"
        verbose_name_plural = "SEND policies"

    def clean(self) -> None:
        super().clean()
        if self.next_review_is_month_only and self.next_review_on is None:
            raise ValidationError({"next_review_on": "Give the last day of the month it names."})

    def is_overdue(self, *, on: date) -> bool:
        """Whether the day of its next review has passed."""
        return is_overdue(self.next_review_on, on=on)
