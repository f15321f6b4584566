"""Makes the page tree of a trust and its schools."""

from dataclasses import dataclass

from django.db import transaction

from wagtail.models import Page, Site

from cms.actions.make_home import make_home
from cms.errors import CmsError
from cms.models import SchoolPage, SendHubPage, SenReportPage, TrustPage
from schools.models import School, Trust

HUB_SLUG = "send"
REPORT_SLUG = "sen-information-report"


@dataclass(frozen=True)
class MadePages:
    """The trust's home page, and how many pages there were none of before."""

    trust_page: TrustPage
    made: int


@transaction.atomic
def make_pages(trust: Trust) -> MadePages:
    """Makes what is missing of a trust's and its schools' pages; leaves what is there alone.

    Home pages and SEND pages are published, for they draw what we hold. A report is made as a
    draft with its empty rows: a school publishes it when there are words.
    """
    home = make_home()
    if home is None:
        raise CmsError("There is no page tree. Run `manage.py migrate` first.")
    before = home.get_descendant_count()
    trust_page = TrustPage.objects.filter(trust=trust).first()
    if trust_page is None:
        trust_page = TrustPage(trust=trust, title=trust.name, slug=trust.slug)
        _publish(trust_page, parent=home)
    _make_hub(trust_page)
    for school in trust.schools.all():
        _make_school(school, trust_page)
    home.refresh_from_db()
    return MadePages(trust_page=trust_page, made=home.get_descendant_count() - before)


def _make_school(school: School, trust_page: TrustPage) -> None:
    page = SchoolPage.objects.filter(school=school).first()
    if page is None:
        page = SchoolPage(school=school, title=school.name, slug=school.slug)
        _publish(page, parent=trust_page)
    _make_hub(page)
    if not SenReportPage.objects.child_of(page).exists():
        report = SenReportPage(title="SEN information report", slug=REPORT_SLUG, live=False)
        page.add_child(instance=report)
        report.save_revision()
    if school.host_name:
        site = {"root_page": page, "site_name": school.name}
        Site.objects.update_or_create(hostname=school.host_name, port=443, defaults=site)


def _make_hub(top: Page) -> None:
    if not SendHubPage.objects.child_of(top).exists():
        title = "Special educational needs and disabilities (SEND)"
        _publish(SendHubPage(title=title, slug=HUB_SLUG), parent=top)


def _publish(page: Page, *, parent: Page) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()
