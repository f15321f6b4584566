"""The SEN information report as a page shows it: one part for each item that applies."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest

from cms.models import SenReportPage, SenReportRow
from cms.presenters.contacts import (
    Contact,
    advice_service,
    local_offer,
    school_contact,
    school_office,
)
from cms.presenters.frame import Link, link_to
from cms.queries import Place, people_of, rows_of
from cms.rules.report_rows import heading_of, is_stale, items_for, kinds_of, source_of
from cms.rules.review import date_in_words
from law.rule_pack import ReportItem
from schools.models import Post, School, Trust
from schools.roles import Role


@dataclass(frozen=True)
class Part:
    """One item of the report; with neither words nor facts it says that it is being written."""

    anchor: str
    heading: str
    words: str = ""
    link: Link | None = None
    contacts: list[Contact] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    source: str = ""
    confirmed: str = ""
    owner: str = ""
    is_stale: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.link or self.contacts or self.links or self.facts)


@dataclass(frozen=True)
class _Sources:
    """What items draw from beside their own row."""

    page: SenReportPage
    place: Place
    school: School
    trust: Trust
    people: list[Post]
    request: HttpRequest

    def contacts(self, role: Role) -> list[Contact]:
        posts = [post for post in self.people if post.role == role]
        return [school_contact(post, school=self.school, trust=self.trust) for post in posts]


def parts_of(
    page: SenReportPage, *, place: Place, on: date, request: HttpRequest
) -> tuple[list[Part], list[Contact]]:
    """The report's parts in order, and the contacts to show before them."""
    if place.school is None or place.trust is None:
        return [], []
    roles = [Role.SENCO, Role.DESIGNATED_TEACHER]
    people = people_of(place.school, roles=roles, on=on)
    sources = _Sources(page, place, place.school, place.trust, people, request)
    kinds = kinds_of(place.school.phase, has_early_years=place.school.has_early_years)
    rows = rows_of(page)
    parts = [
        _part(item, rows.get(item.key) or SenReportRow(key=item.key), sources=sources, on=on)
        for item in items_for(kinds, on=on)
    ]
    return parts, sources.contacts(Role.SENCO)


def _part(item: ReportItem, row: SenReportRow, *, sources: _Sources, on: date) -> Part:
    drawn = _DRAWN.get(item.key, _nothing)(sources)
    link = Link(row.link_text or row.link_url, row.link_url) if row.link_url else None
    return Part(
        anchor=item.key.replace("_", "-"),
        heading=heading_of(item, words=vars(sources.trust.words)),
        words=row.words,
        link=link,
        source=source_of(item),
        confirmed=date_in_words(row.confirmed_on) if row.confirmed_on else "",
        owner=row.owner,
        is_stale=is_stale(row.confirmed_on, on=on),
        **drawn,
    )


def _nothing(_sources: _Sources) -> dict[str, list[Any]]:
    return {}


def _senco(sources: _Sources) -> dict[str, list[Contact]]:
    known = sources.contacts(Role.SENCO)
    return {"contacts": known or [school_office(sources.school, trust=sources.trust)]}


def _looked_after(sources: _Sources) -> dict[str, list[Contact]]:
    return {"contacts": sources.contacts(Role.DESIGNATED_TEACHER)}


def _advice(sources: _Sources) -> dict[str, list[Contact]]:
    service = advice_service(sources.school.authority)
    return {"contacts": [service] if service else []}


def _local_offer(sources: _Sources) -> dict[str, list[Link]]:
    offer = local_offer(sources.school.authority)
    return {"links": [offer] if offer else []}


def _policy(sources: _Sources) -> dict[str, list[Link]]:
    pages = (sources.place.policy, sources.place.hub)
    links = [link_to(page, request=sources.request) for page in pages]
    return {"links": [link for link in links if link]}


def _control(sources: _Sources) -> dict[str, list[tuple[str, str]]]:
    page = sources.page
    lines = [
        ("Academic year", page.academic_year),
        ("Last full review", _day(page.last_full_review_on)),
        ("Written by", page.written_by),
        ("Approved by", page.approved_by),
        ("Approved on", _day(page.approved_on)),
        ("What changed last", page.what_changed),
    ]
    return {"facts": [(label, text) for label, text in lines if text]}


def _day(day: date | None) -> str:
    return date_in_words(day) if day else ""


_DRAWN: dict[str, Callable[[_Sources], dict[str, list[Any]]]] = {
    "senco": _senco,
    "looked_after": _looked_after,
    "support_services": _advice,
    "local_offer": _local_offer,
    "policy_contacts": _policy,
    "document_control": _control,
}
