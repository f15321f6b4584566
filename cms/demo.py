"""The demo's pages: both invented trusts' sites, in words of our own, in every state."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from cms.actions.make_pages import make_pages
from cms.actions.publish_policy import publish_policy
from cms.actions.publish_report import RowWords, publish_report
from cms.models import PolicyPage, SchoolPage, SendHubPage, SenReportPage, TrustPage
from cms.rules.policy_document import Block, Bullets, ListItem, Paragraph
from cms.rules.policy_html import blocks_html
from cms.rules.policy_text import read_policy
from schools.models import School, Trust
from schools.models.trust_choices import Numbering
from schools.registries import DemoPlan

CONTENT = Path(__file__).parent / "demo_content"
# What the second and third school of a trust have not written yet.
_UNWRITTEN = {
    1: {"evaluating_effectiveness", "curriculum_by_year", "less_favourable"},
    2: {"curriculum_by_year"},
}
# How many days ago each school confirmed its rows, the first kind of row and the rest.
_CONFIRMED = {0: (40, 75), 1: (60, 430), 2: (500, 500)}


def build(plan: DemoPlan) -> None:
    """Makes the pages of every invented trust; what is there already stays as it is."""
    for trust in Trust.objects.filter(is_invented=True):
        trust_page = make_pages(trust).trust_page
        _welcome(trust, trust_page)
        if not PolicyPage.objects.child_of(trust_page).exists():
            _publish_policy(trust)
        for place, school in enumerate(trust.schools.order_by("pk")):
            _publish_report(school, trust=trust, place=place % 3, plan=plan)


def _welcome(trust: Trust, trust_page: TrustPage) -> None:
    _write(trust_page, intro=f"Welcome to {trust.name}: schools that work as one.")
    for page in SchoolPage.objects.child_of(trust_page).select_related("school"):
        _write(page, intro=f"{page.school.name} is part of {trust.name}.")
    for hub in SendHubPage.objects.descendant_of(trust_page):
        _write(
            hub,
            intro="Worried about how your child is learning, feeling or getting on? Talk to us. You need no appointment and no diagnosis.",
        )


def _write(page: Any, *, intro: str) -> None:
    if not page.intro:
        page.intro = blocks_html([Paragraph(intro)])
        page.save_revision().publish()


def _publish_policy(trust: Trust) -> None:
    text = (CONTENT / "send_policy.txt").read_text(encoding="utf-8").format_map(_words(trust))
    document = read_policy(text)
    if trust.policy_numbering == Numbering.NONE:
        for section in document.sections:
            section.number = ""
    publish_policy(trust, document=document, digest=hashlib.sha256(text.encode()).hexdigest())


def _publish_report(school: School, *, trust: Trust, place: int, plan: DemoPlan) -> None:
    report = SenReportPage.objects.filter(live=False, path__startswith=school.page.path).first()
    if report is None:
        return
    words = {**_words(trust), "school": school.name}
    soon, late = (plan.today - timedelta(days=days) for days in _CONFIRMED[place])
    rows = {
        key: RowWords(
            words=blocks_html([_block(part, words) for part in parts]),
            owner=trust.word_for("SENCO"),
            confirmed_on=soon if number % 3 else late,
        )
        for number, (key, parts) in enumerate(_report_words().items())
        if key not in _UNWRITTEN.get(place, set())
    }
    report.academic_year = f"{soon.year}/{(soon.year + 1) % 100:02}"
    report.written_by = trust.word_for("SENCO")
    report.last_full_review_on = soon
    report.approved_by = trust.word_for("LOCAL_BODY")
    report.approved_on = soon + timedelta(days=14)
    report.what_changed = "How to reach us, and what we do about worries."
    publish_report(report, rows=rows)


def _report_words() -> dict[str, list[str | list[str]]]:
    words: dict[str, list[str | list[str]]] = json.loads(
        (CONTENT / "sen_report.json").read_text(encoding="utf-8")
    )
    return words


def _block(part: str | list[str], words: dict[str, str]) -> Block:
    if isinstance(part, str):
        return Paragraph(part.format_map(words))
    return Bullets([ListItem(item.format_map(words)) for item in part])


def _words(trust: Trust) -> dict[str, str]:
    """What the demo's texts leave open, in this trust's words and by its settings."""
    related = trust.related_policies or ["Complaints policy", "Accessibility plan"]
    numbers = {1: "one", 2: "two", 3: "three", 4: "four", 6: "six"}
    return {
        **vars(trust.words),
        "trust_name": trust.name,
        "version": "September 2024" if trust.slug == "harbour" else "September 2025",
        "related_policies": "\n".join(f"- {name}" for name in related),
        "assurance_body": trust.word_for(trust.policy_assurance_body),
        "reviewers": " and the ".join(trust.word_for(who) for who in trust.policy_reviewers),
        "meetings": numbers.get(trust.meetings_per_year, str(trust.meetings_per_year)),
        "next_review": trust.next_review_text,
    }
