"""A parent on a phone finds whom to talk to, in a few small pages that ask nothing of the phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.filling import follow

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
# What 1280 pixels at 400 % leave.
MAGNIFIED = {"viewport": {"width": 320, "height": 256}}
BYTES_A_PAGE = 60_000
ADDRESSES = (
    "/",
    "/harbour/",
    "/harbour/send/",
    "/harbour/send-policy/",
    "/harbour/tidewater/",
    "/harbour/tidewater/send/",
    "/harbour/tidewater/sen-information-report/",
    "/beacon/",
    "/beacon/send-policy/",
    "/nowhere/",
)


def fits(page):
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"


def test_a_parent_finds_whom_to_talk_to(visitor, axe, picture):
    page = visitor(**PHONE)
    page.goto("/")
    for link in ("Harbour Academy Trust", "Tidewater Primary School", "SEND and who to talk to"):
        axe(page)
        fits(page)
        follow(page.get_by_role("link", name=link).first)
    expect(page.get_by_role("heading", name="Who to talk to", exact=True)).to_be_visible()
    expect(
        page.get_by_role("main").get_by_role("link", name=re.compile("01632"))
    ).not_to_have_count(0)
    axe(page)
    fits(page)

    follow(page.get_by_role("main").get_by_role("link", name="SEN information report"))
    expect(page.get_by_role("heading", name="Who to talk to", exact=True)).to_be_visible()
    axe(page)
    fits(page)
    picture(page, "report-phone")
    contents = page.get_by_role("navigation", name="Questions families ask")
    contents.get_by_text("Questions families ask").tap()
    question = contents.get_by_role("link")
    asked = question.last.inner_text()
    question.last.tap()
    expect(page.get_by_role("heading", name=asked)).to_be_in_viewport()
    assert page.context.cookies() == []


def test_the_policys_contents_lead_to_every_section(visitor, axe):
    page = visitor(**PHONE)
    page.goto("/harbour/send-policy/")
    axe(page)
    fits(page)
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_text("Contents", exact=True).tap()
    axe(page)
    fits(page)
    links = contents.get_by_role("link")
    assert links.count() > 5
    for link in (links.nth(3), links.last):
        words = link.inner_text()
        link.tap()
        expect(page.get_by_role("heading", name=words)).to_be_in_viewport()
    anchors = links.evaluate_all("all => all.map(each => each.hash.slice(1))")
    missing = page.evaluate("all => all.filter(each => !document.getElementById(each))", anchors)
    assert missing == []


def test_public_pages_are_light_set_no_cookie_and_fit(visitor, axe):
    page = visitor(**PHONE)
    wide = visitor()
    magnified = visitor(**MAGNIFIED)
    for address in ADDRESSES:
        weights = []
        page.on("response", lambda answer, weights=weights: weights.append(len(answer.body())))
        answer = page.goto(address, wait_until="networkidle")
        assert "set-cookie" not in answer.headers, address
        assert sum(weights) < BYTES_A_PAGE, (address, weights)
        fits(page)
        for other in (wide, magnified):
            other.goto(address)
            fits(other)
        axe(wide)
    for each in (page, wide, magnified):
        assert each.context.cookies() == []


def test_the_policy_is_printed_without_navigation(visitor):
    page = visitor()
    page.goto("/harbour/send-policy/")
    navigation = page.get_by_role("navigation").first
    expect(navigation).to_be_visible()

    page.emulate_media(media="print")

    for each in page.get_by_role("navigation").all():
        expect(each).to_be_hidden()
    expect(page.locator(".policy h2").first).to_be_visible()
    assert page.locator(".policy").bounding_box()["x"] < 60
