"""What stands around every public page: whose site it is, where to go, where one is."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wagtail.models import Page, Site

from cms.queries import Place


@dataclass(frozen=True)
class Link:
    """A link as a template shows it."""

    text: str
    url: str
    is_here: bool = False
    detail: str = ""


def frame(page: Page, *, place: Place, request: HttpRequest) -> dict[str, Any]:
    """The context of base.html for a page."""
    top = place.top
    return {
        "trust": place.trust,
        "school": place.school,
        "brand": Link(top.title, top.get_url(request)) if top else None,
        "navigation": _navigation(page, place=place, request=request),
        "breadcrumb": _breadcrumb(page, place=place, request=request),
    }


def link_to(page: Page | None, *, request: HttpRequest, text: str = "") -> Link | None:
    """A link to a page under its title or other words; nothing if there is no page."""
    return Link(text or page.title, page.get_url(request)) if page else None


def _navigation(page: Page, *, place: Place, request: HttpRequest) -> list[Link]:
    if place.top is None or place.trust is None:
        return []
    policy = place.trust.words.policy
    entries = [
        (place.hub, "SEND and who to talk to"),
        (place.report, "SEN information report"),
        (place.policy, policy[:1].upper() + policy[1:]),
    ]
    return [
        Link(text, entry.get_url(request), is_here=entry.pk == page.pk)
        for entry, text in entries
        if entry is not None
    ]


def _breadcrumb(page: Page, *, place: Place, request: HttpRequest) -> list[Link]:
    """The way to a page from the top of the site that is being visited, the page itself left out."""
    site = Site.find_for_request(request)
    tops = [top for top in (place.trust_page, place.school_page) if top and top.pk != page.pk]
    if site:
        tops = [top for top in tops if top.path.startswith(site.root_page.path)]
    start = (
        [Link("Trusts and schools", reverse("wagtail_serve", args=[""]))]
        if site and site.root_page.depth == 2
        else []
    )
    return [*start, *(Link(top.title, top.get_url(request)) for top in tops)]
