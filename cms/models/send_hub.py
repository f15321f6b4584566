"""The page a parent looks for: who to talk to about SEND, and where everything is."""

from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField

from cms.blocks import TEXT_FEATURES
from cms.models.public import PublicPage


class SendHubPage(PublicPage):
    """Contacts, the report, the policy, the Local Offer and the advice service on one page."""

    intro = RichTextField("words at the top", features=TEXT_FEATURES, blank=True)
    body = RichTextField("more words", features=TEXT_FEATURES, blank=True)

    parent_page_types = ["cms.TrustPage", "cms.SchoolPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/send_hub_page.html"
    content_panels = [*PublicPage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    api_fields = [APIField("intro"), APIField("body")]

    class Meta:
        verbose_name = "SEND page"
