"""The SENCO decides on a concern; the pupil stands on the register, and the record tells it in order."""

import re

import pytest
from playwright.sync_api import expect

from schools.clock import today
from tests.journeys.filling import (
    SEEN,
    choose_pupil,
    follow,
    open_concern,
    press,
    pupils_of,
    raise_concern,
    without_birth,
)

pytestmark = pytest.mark.journey

PHONE = {"width": 360, "height": 740}


def names(page):
    return page.locator("td[data-label=Name] a").all_inner_texts()


def chosen(page, **filters):
    """The list narrowed by these filters, each by its words."""
    for label, words in filters.items():
        page.get_by_label(label.capitalize(), exact=True).select_option(label=words)
    return shown(page)


def shown(page):
    with page.expect_navigation():
        follow(page.get_by_role("button", name="Show", exact=True))
    return names(page)


def decide_on_support(page, *, axe):
    """From the concern's page to the receipt."""
    day = f"{today():%d/%m/%Y}"
    follow(page.get_by_role("link", name="Decide", exact=True))
    press(page, "Start")
    page.get_by_role("radio", name=re.compile("^SEN support")).check()
    page.get_by_label("Why?").fill("The gap grows although much was tried.")
    axe(page)
    press(page, "Continue")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("radio", name="Hearing impairment").check()
    axe(page)
    press(page, "Continue")
    page.get_by_role("radio", name="No", exact=True).check()
    press(page, "Continue")
    for label in ("talk with the teacher?", "progress looked at", "talk with the pupil"):
        page.get_by_label(label).fill(day)
    page.get_by_role("radio", name="Yes").check()
    axe(page)
    press(page, "Continue")
    page.get_by_label("told that support begins?").fill(day)
    press(page, "Continue")
    axe(page)
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Decided")
    axe(page)


def test_sam_decides_and_the_register_and_the_story_say_so(staff, axe, picture):
    page = staff("sam")
    axe(page)
    pupil = opens_what_waits_longest(page, axe=axe)
    decide_on_support(page, axe=axe)
    finds_on_the_register(page, pupil=pupil, axe=axe, picture=picture)
    reads_the_story(page, name=pupil["Pupil"], axe=axe, picture=picture)


def opens_what_waits_longest(page, *, axe):
    """What the list says of the pupil."""
    follow(page.get_by_role("link", name="Concerns", exact=True))
    axe(page)
    waiting = page.get_by_role("row", name=re.compile("Waiting for a decision")).first
    expect(waiting).to_contain_text(re.compile(r"SENCO, \d+ days"))
    said = {
        label: waiting.locator(f"td[data-label={label}]").inner_text()
        for label in ("Pupil", "Year", "Class")
    }
    follow(waiting.get_by_role("link"))
    expect(page.get_by_role("main")).to_contain_text(without_birth(said["Pupil"]))
    axe(page)
    return said


def finds_on_the_register(page, *, pupil, axe, picture):
    name = pupil["Pupil"]
    page.goto("/admin/register/")
    assert name in names(page)
    axe(page)
    picture(page, "register")
    assert name in chosen(page, status="SEN support")
    assert name not in chosen(page, status="EHC plan")
    assert name in chosen(
        page,
        status="All",
        need="Hearing impairment",
        year=pupil["Year"],
        **{"class": pupil["Class"]},
    )
    axe(page)
    page.goto("/admin/register/")
    page.get_by_role("searchbox", name="Search").fill(name[:4])
    assert name in shown(page)
    page.get_by_role("searchbox", name="Search").fill("nobody of that name")
    assert shown(page) == []
    expect(page.get_by_text("Nothing matches.")).to_be_visible()
    axe(page)


def reads_the_story(page, *, name, axe, picture):
    page.goto("/admin/register/")
    # Two pupils can have one name.
    row = page.get_by_role("row", name=name).filter(has_text="Hearing impairment")
    follow(row.get_by_role("link"))
    expect(page.get_by_role("heading", name=without_birth(name))).to_be_visible()
    assert without_birth(name) not in page.title()
    told = page.locator(".reg-story h3").all_inner_texts()
    status, decision, concern = (
        next((place for place, line in enumerate(told) if re.search(words, line)), None)
        for words in (r"\d{4} SEN support$", "Decided: SEN support$", "Concern raised$")
    )
    assert None not in (status, decision, concern), told
    assert status < decision < concern, told
    axe(page)
    picture(page, "story", full_page=True)
    follow(page.get_by_role("link", name="History"))
    axe(page)


def test_the_lists_beside_the_register_are_accessible(staff, axe):
    page = staff("sam")
    for address in ("watch/", "pupils/", "numbers/"):
        page.goto(f"/admin/register/{address}")
        axe(page)


def test_the_story_is_printed_without_the_menu(staff):
    page = staff("sam")
    page.goto("/admin/register/")
    follow(page.locator("td[data-label=Name] a").first)
    menu = page.locator(".sidebar")
    expect(menu).to_be_visible()

    page.emulate_media(media="print")

    expect(menu).to_be_hidden()
    expect(page.get_by_role("link", name="Change the status")).to_be_hidden()
    expect(page.get_by_role("heading", name="The story so far")).to_be_visible()
    left = page.locator(".reg-who").bounding_box()["x"]
    assert left < 60, "An empty strip is printed where the menu stands"


def test_the_register_is_read_at_any_width(staff, axe, picture):
    page = staff("sam", viewport=PHONE)
    for address in ("/admin/register/", "/admin/register/concerns/", "/admin/register/pupils/"):
        page.set_viewport_size(PHONE)
        page.goto(address)
        axe(page)
        for width in (320, 360, 700, 980, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (address, width, wide)
    page.set_viewport_size(PHONE)
    page.goto("/admin/register/")
    picture(page, "register-phone")
    follow(page.locator("td[data-label=Name] a").first)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_concern_about_the_wrong_child_is_moved(staff, axe):
    page = staff("tess")
    wrong, right = pupils_of(page)[:2]
    raise_concern(page, about=wrong)
    open_concern(page)
    follow(page.get_by_role("link", name="Move to the right pupil"))
    axe(page)
    press(page, "Start")
    choose_pupil(page, right)
    page.get_by_label("How did it come about?").fill("Two of one class")
    axe(page)
    press(page, "Continue")
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Moved")
    axe(page)

    page.goto("/admin/register/pupils/")
    follow(page.get_by_role("link", name=wrong, exact=True))
    expect(page.get_by_role("main")).not_to_contain_text(SEEN)
    expect(page.get_by_role("main")).not_to_contain_text(right)
    page.goto("/admin/register/pupils/")
    follow(page.get_by_role("link", name=right, exact=True))
    expect(page.get_by_role("main")).to_contain_text(SEEN)


def test_a_concern_is_withdrawn_with_a_reason(staff, axe):
    page = staff("tess")
    name = pupils_of(page)[0]
    raise_concern(page, about=name)
    open_concern(page)
    concern = page.url
    follow(page.get_by_role("link", name="Withdraw", exact=True))
    press(page, "Start")
    page.get_by_label("Why is it withdrawn?").fill("A sight test explains it")
    axe(page)
    press(page, "Continue")
    press(page, "Send")

    page.goto(concern)
    expect(page.get_by_role("main")).to_contain_text("Withdrawn")
    expect(page.get_by_role("main")).to_contain_text("A sight test explains it")
    expect(page.get_by_role("link", name="Decide", exact=True)).to_have_count(0)
    axe(page)
