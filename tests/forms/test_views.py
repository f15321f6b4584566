"""Filling in a form in Chromium: what the script adds, and that nothing needs it."""

import re

import pytest
from playwright.sync_api import expect

from forms.models import Submission
from guard import scope
from tests.forms.conftest import DAY

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def sign_in(page, user):
    user.set_password("demo")
    user.save()
    page.goto("/admin/login/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", "demo")
    page.click("form button[type=submit]")


def press(page, name):
    page.locator("main .buttons").get_by_role("button", name=name).click()


def finish(page):
    """From the section about people to the check page."""
    press(page, "Continue")
    press(page, "Continue")
    page.get_by_label("I have put a sign on the door").check()
    press(page, "Continue")


def test_a_form_is_filled_in_on_a_phone(browser_page, place, axe):
    page = browser_page
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, place.tess)
    page.goto("/admin/forms/report-damage/")
    axe(page)
    press(page, "Start")

    page.get_by_label("Type part of the name").press_sequentially("blue")
    page.get_by_label("Blue attic").check()
    page.get_by_label("When did you see it?").fill("3/11/2026")
    axe(page)
    press(page, "Continue")
    expect(page.get_by_label("In the ceiling")).to_have_count(0)
    page.get_by_label("A crack").check()
    page.get_by_label("In the ceiling").check()
    axe(page)
    press(page, "Continue")
    press(page, "Continue")
    expect(page).to_have_title(re.compile("^Error: "))
    axe(page)
    page.get_by_role("link", name="Who can open the door?").click()
    expect(page.get_by_label("Who can open the door?")).to_be_focused()
    page.keyboard.type("Pat")
    finish(page)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    press(page, "Send")

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    axe(page)
    with scope.as_user(place.tess, on=DAY):
        assert Submission.objects.get().answers["crack_place"] == "CEILING"


def test_a_form_is_filled_in_without_a_script(browser, live_site, place):
    context = browser.new_context(java_script_enabled=False, base_url=live_site)
    page = context.new_page()
    sign_in(page, place.tess)
    page.goto("/admin/forms/report-damage/")
    press(page, "Start")

    page.get_by_label("Type part of the name").fill("hall")
    page.keyboard.press("Enter")
    page.get_by_label("Blue hall").check()
    page.get_by_label("When did you see it?").fill("3/11/2026")
    press(page, "Continue")
    page.get_by_label("A crack").check()
    press(page, "Continue")
    page.get_by_label("In a wall").check()
    press(page, "Continue")
    page.get_by_label("Who can open the door?").fill("Pat")
    finish(page)
    press(page, "Send")

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    context.close()
