"""The page at the root of an installation: which trusts and schools are here."""

from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField

from cms.blocks import TEXT_FEATURES
from cms.models.public import PublicPage


class HomePage(PublicPage):
    """A directory of the trusts and their schools; there is one."""

    intro = RichTextField("words at the top", features=TEXT_FEATURES, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.TrustPage"]
    max_count = 1
    template = "cms/home_page.html"
    content_panels = [*PublicPage.content_panels, FieldPanel("intro")]
    api_fields = [APIField("intro")]

    class Meta:
        verbose_name = "directory of trusts"
