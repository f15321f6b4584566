"""Who to talk to, from the posts people hold and what the authority tells us."""

from dataclasses import dataclass

from django.http import HttpRequest

from wagtail.models import Page

from cms.presenters.frame import Link
from cms.rules.phone import dialled
from schools.models import Authority, Post, School, Trust


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to; a telephone number comes with the form a phone dials."""

    role: str
    name: str = ""
    phone: str = ""
    dial: str = ""
    email: str = ""
    url: str = ""
    note: str = ""


def school_contact(post: Post, *, school: School, trust: Trust) -> Contact:
    """A post-holder, reached through the school; nobody's own address is published."""
    return Contact(
        role=_capital(trust.word_for(post.role)),
        name=str(post.user),
        phone=school.phone,
        dial=dialled(school.phone),
        email=school.email,
    )


def school_office(school: School, *, trust: Trust) -> Contact:
    """The school itself: whom to ring when no post-holder is known."""
    return Contact(
        role=_capital(trust.word_for("OFFICE")),
        name=school.name,
        phone=school.phone,
        dial=dialled(school.phone),
        email=school.email,
    )


def advice_service(authority: Authority) -> Contact | None:
    """The authority's information, advice and support service for families, if we know one."""
    if not authority.advice_service_name:
        return None
    return Contact(
        role="Free advice for families, apart from the school",
        name=authority.advice_service_name,
        phone=authority.advice_service_phone,
        dial=dialled(authority.advice_service_phone),
        email=authority.advice_service_email,
        url=authority.advice_service_url,
    )


def local_offer(authority: Authority) -> Link | None:
    """The authority's Local Offer, if its address is known."""
    if not authority.local_offer_url:
        return None
    return Link(f"Local Offer of {authority.name}", authority.local_offer_url)


def address_lines(school: School) -> list[str]:
    """A school's postal address, a line each."""
    lines = (school.street, school.locality, school.town, school.county, school.postcode)
    return [line for line in lines if line]


def hub_link(school: School, hub: Page | None, *, request: HttpRequest) -> Link:
    """A school with the way to its SEND page; without one, to nowhere."""
    return Link(school.name, hub.get_url(request) if hub else "", detail=school.town)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
