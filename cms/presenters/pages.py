"""The context of each page type's template."""

from typing import Any

from django.http import HttpRequest

from cms.models import (
    HomePage,
    PolicyPage,
    SchoolPage,
    SendHubPage,
    SenReportPage,
    TrustPage,
)
from cms.models.public import PageContext
from cms.presenters.contacts import (
    Contact,
    address_lines,
    advice_service,
    hub_link,
    local_offer,
    school_contact,
    school_office,
)
from cms.presenters.frame import Link, frame, link_to
from cms.presenters.policy import facts_of, overdue_words, sections_of
from cms.presenters.report import parts_of
from cms.queries import (
    Place,
    hubs_below,
    people_of,
    place_of,
    school_pages,
    school_pages_below,
    trust_pages,
)
from schools.clock import today
from schools.models import School, Trust
from schools.roles import Role


def home(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The directory: each trust with its schools."""
    trusts = list(trust_pages(page))
    schools = list(school_pages_below(page))
    is_all_invented = bool(trusts) and all(top.trust.is_invented for top in trusts)
    groups = [
        {
            "trust": Link(top.title, top.get_url(request)),
            "is_marked_invented": top.trust.is_invented and not is_all_invented,
            "schools": [
                Link(each.title, each.get_url(request), detail=_sort_of_school(each.school))
                for each in schools
                if each.path.startswith(top.path)
            ],
        }
        for top in trusts
    ]
    return {"groups": groups, "is_invented": is_all_invented}


def trust_home(page: TrustPage, request: HttpRequest) -> dict[str, Any]:
    """A trust's home: its schools and the way to its SEND pages."""
    place = place_of(page)
    return {
        **frame(page, place=place, request=request),
        "schools": [
            Link(each.title, each.get_url(request), detail=_sort_of_school(each.school))
            for each in school_pages(page)
        ],
        "send_links": _send_links(place, request),
    }


def school_home(page: SchoolPage, request: HttpRequest) -> dict[str, Any]:
    """A school's home: how to reach it, who leads on SEND, the way to its SEND pages."""
    place = place_of(page)
    return {
        **frame(page, place=place, request=request),
        "address": address_lines(page.school),
        "office": _office(place),
        "contacts": _contacts(place, [Role.SENCO]),
        "send_links": _send_links(place, request),
    }


def send_hub(page: SendHubPage, request: HttpRequest) -> dict[str, Any]:
    """A SEND page: people first, then the papers, then help from outside."""
    place = place_of(page)
    context = {
        **frame(page, place=place, request=request),
        "report": link_to(place.report, request=request),
        "policy": link_to(place.policy, request=request),
    }
    if place.school:
        context |= _school_help(place, place.school)
    elif place.trust_page:
        hubs = hubs_below(place.trust_page)
        context["schools"] = [
            hub_link(each.school, hubs.get(each.path), request=request)
            for each in school_pages(place.trust_page)
        ]
    return context


def policy(page: PolicyPage, request: HttpRequest) -> dict[str, Any]:
    """A policy: its dates, its contents, its sections."""
    place = place_of(page)
    return {
        **frame(page, place=place, request=request),
        "facts": facts_of(page),
        "overdue": overdue_words(page, on=today()),
        "sections": sections_of(page),
        "hub": link_to(place.hub, request=request),
    }


def sen_report(page: SenReportPage, request: HttpRequest) -> dict[str, Any]:
    """A report: whom to talk to, the questions, the answers."""
    place = place_of(page)
    parts, contacts = parts_of(page, place=place, on=today(), request=request)
    return {
        **frame(page, place=place, request=request),
        "parts": parts,
        "contacts": contacts,
        "office": _office(place),
    }


CONTEXTS: dict[str, PageContext] = {
    "cms.HomePage": home,
    "cms.TrustPage": trust_home,
    "cms.SchoolPage": school_home,
    "cms.SendHubPage": send_hub,
    "cms.PolicyPage": policy,
    "cms.SenReportPage": sen_report,
}


def _school_help(place: Place, school: School) -> dict[str, Any]:
    return {
        "office": _office(place),
        "contacts": _contacts(place, [Role.SENCO, Role.HEAD]),
        "teacher": place.trust.words.teacher if place.trust else "",
        "advice": advice_service(school.authority),
        "local_offer": local_offer(school.authority),
    }


def _contacts(place: Place, roles: list[Role]) -> list[Contact]:
    if not place.school or not place.trust:
        return []
    posts = people_of(place.school, roles=roles, on=today())
    return [school_contact(post, school=place.school, trust=place.trust) for post in posts]


def _office(place: Place) -> Contact | None:
    if not place.school or not place.trust:
        return None
    return school_office(place.school, trust=place.trust)


def _send_links(place: Place, request: HttpRequest) -> list[Link]:
    trust: Trust | None = place.trust
    words = trust.words.policy if trust else ""
    links = [
        link_to(place.hub, request=request, text="Help with special educational needs (SEND)"),
        link_to(place.report, request=request),
        link_to(place.policy, request=request, text=words[:1].upper() + words[1:]),
    ]
    return [link for link in links if link]


def _sort_of_school(school: School) -> str:
    parts = [school.get_phase_display(), school.town]
    return ", ".join(part for part in parts if part)
