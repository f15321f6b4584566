"""The top pages of a trust and of a school; made by `make_pages`, one for each."""

from django.db import models

from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField

from cms.blocks import TEXT_FEATURES
from cms.models.public import PublicPage
from schools.models import School, Trust


class TopPage(PublicPage):
    """What the two have in common: a few words of welcome, then the page draws what we hold."""

    intro = RichTextField("words of welcome", features=TEXT_FEATURES, blank=True)
    body = RichTextField("more words", features=TEXT_FEATURES, blank=True)

    content_panels = [*PublicPage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    api_fields = [APIField("intro"), APIField("body")]

    class Meta:
        abstract = True


class TrustPage(TopPage):
    """A trust's home: its schools, its SEND pages."""

    trust = models.OneToOneField(Trust, on_delete=models.PROTECT, related_name="page")

    # Made with its trust, never by hand: a page of nobody's would be nobody's to edit.
    is_creatable = False
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.SchoolPage", "cms.SendHubPage", "cms.PolicyPage"]
    template = "cms/trust_page.html"

    class Meta:
        verbose_name = "trust's home page"


class SchoolPage(TopPage):
    """A school's home: how to reach it, and its SEND pages."""

    school = models.OneToOneField(School, on_delete=models.PROTECT, related_name="page")

    # Made with its school, as the trust's page is with its trust.
    is_creatable = False
    parent_page_types = ["cms.TrustPage"]
    subpage_types = ["cms.SendHubPage", "cms.SenReportPage", "cms.PolicyPage"]
    template = "cms/school_page.html"

    class Meta:
        verbose_name = "school's home page"
