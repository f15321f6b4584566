"""Makes the directory at the root of the installation."""

from django.conf import settings
from django.db import transaction

from wagtail.models import Page, Site

from cms.models import HomePage


@transaction.atomic
def make_home() -> HomePage | None:
    """The directory page, made if it is not there, as the root of the default site.

    Takes away the page Wagtail puts there to welcome developers. Answers None in a database
    without a page tree, such as one that has just been emptied.
    """
    home: HomePage | None = HomePage.objects.first()
    root = Page.objects.filter(depth=1).first()
    if home or root is None:
        return home
    home = HomePage(title="Trusts and schools", slug="trusts-and-schools")
    root.add_child(instance=home)
    home.save_revision().publish()
    welcomes = Page.objects.filter(depth=2, numchild=0, content_type__model="page")
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    elif site.root_page.depth == 1 or site.root_page.specific_class is Page:
        site.root_page = home
    # The admin greets people with it.
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    site.save()
    # A site still rooted at a welcome page would go with it.
    for page in welcomes.exclude(sites_rooted_here__isnull=False):
        page.delete()
    return home
