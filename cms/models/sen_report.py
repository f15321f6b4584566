"""The SEN information report of a school: one row for each thing the law asks it to say."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField

from modelcluster.fields import ParentalKey

from cms.blocks import TEXT_FEATURES
from cms.models.public import PublicPage
from cms.models.top import SchoolPage
from cms.panels import FixedRowsPanel
from cms.rules.report_rows import describe_row, item_keys, kinds_of
from schools.clock import today
from schools.models import School, Trust


class SenReportPage(PublicPage):
    """The report. Its rows come with it, one for each item of the rule pack, and stay."""

    academic_year = models.CharField(max_length=7, blank=True, help_text="As 2026/27.")
    written_by = models.CharField(
        max_length=200, blank=True, help_text="Posts, not names, age better."
    )
    last_full_review_on = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    what_changed = models.TextField("what changed last", blank=True)

    parent_page_types = ["cms.SchoolPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/sen_report_page.html"
    content_panels = [
        *PublicPage.content_panels,
        FixedRowsPanel(
            "rows", heading="What the report says", describe=lambda row, page: page.describe(row)
        ),
        MultiFieldPanel(
            [
                FieldPanel("academic_year"),
                FieldPanel("written_by"),
                FieldPanel("last_full_review_on"),
                FieldPanel("approved_by"),
                FieldPanel("approved_on"),
                FieldPanel("what_changed"),
            ],
            heading="When and by whom it was written",
        ),
    ]
    api_fields = [
        APIField("academic_year"),
        APIField("last_full_review_on"),
        APIField("approved_by"),
        APIField("approved_on"),
        APIField("rows"),
    ]

    class Meta:
        verbose_name = "SEN information report"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the page with a row for every item, those a new rule pack brought included."""
        self.add_missing_rows()
        super().save(*args, **kwargs)

    @cached_property
    def school(self) -> School:
        """The school whose report this is."""
        top = SchoolPage.objects.parent_of(self).select_related("school__trust").get()
        school: School = top.school
        return school

    def describe(self, row: "SenReportRow") -> dict[str, Any]:
        """What the editor sees above a row."""
        school = self.school
        return describe_row(
            row.key,
            kinds=kinds_of(school.phase, has_early_years=school.has_early_years),
            words=vars((school.trust or Trust()).words),
            is_empty=row.is_empty,
            confirmed_on=row.confirmed_on,
            on=today(),
        )

    def add_missing_rows(self) -> None:
        """Gives the report an empty row for each item that has none."""
        there = {row.key for row in self.rows.all()}
        self.rows.add(*(SenReportRow(key=key) for key in item_keys(today()) if key not in there))


class SenReportRow(models.Model):
    """One item's words, or a link to where they are; who keeps it; when it was last confirmed."""

    page = ParentalKey(SenReportPage, on_delete=models.CASCADE, related_name="rows")
    key = models.CharField(max_length=40, editable=False)
    words = RichTextField(features=TEXT_FEATURES, blank=True)
    link_text = models.CharField(max_length=120, blank=True)
    link_url = models.URLField("address of the link", blank=True)
    owner = models.CharField(
        "kept up to date by", max_length=120, blank=True, help_text="A post, such as SENCO."
    )
    confirmed_on = models.DateField("last confirmed on", null=True, blank=True)

    panels = [
        FieldPanel("words"),
        FieldPanel("link_text"),
        FieldPanel("link_url"),
        FieldPanel("owner"),
        FieldPanel("confirmed_on"),
    ]
    api_fields = [
        APIField("key"),
        APIField("words"),
        APIField("link_text"),
        APIField("link_url"),
        APIField("confirmed_on"),
    ]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="report_item_once"),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        super().clean()
        if self.link_text and not self.link_url:
            raise ValidationError({"link_url": "Give the address this link leads to."})

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written or linked here."""
        return not self.words.strip() and not self.link_url
