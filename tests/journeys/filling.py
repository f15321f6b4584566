"""How somebody with a mouse fills in the form that raises a concern."""

import re
from collections import Counter

from playwright.sync_api import Locator, Page

SEEN = "Loses the thread after the second step of three."
TRIED = "Pictures of each step for four weeks."


def press(page: Page, name: str) -> None:
    """One of the form's own buttons, Continue, Back, Send …"""
    follow(page.locator("main .buttons").get_by_role("button", name=name, exact=True))


def follow(target: Locator) -> None:
    """Click, and be on the page it leads to: what is looked at next is never the old page."""
    with target.page.expect_navigation():
        target.click()


def pupils_of(page: Page) -> list[str]:
    """The names of the pupils whom the one who looks may see, without those two share."""
    page.goto("/admin/register/pupils/")
    names = Counter(page.locator("td[data-label=Name] a").all_inner_texts())
    return [name for name, times in names.items() if times == 1]


def without_birth(words: str) -> str:
    """The name alone, of how a list says it."""
    name, born, _ = words.partition(" (born ")
    assert born
    return name


def choose_pupil(page: Page, name: str) -> None:
    """Type part of a name, and choose from what comes; works with a script and without."""
    page.get_by_label("Type part of the name").fill(name)
    follow(page.get_by_role("button", name="Search"))
    page.get_by_role("radio", name=name).first.check()


def start_concern(page: Page, *, about: str) -> None:
    """Begin, choose the pupil, and stand on the second step."""
    page.goto("/admin/forms/raise-a-concern/")
    # "Start a new one" where a draft waits already.
    follow(page.get_by_role("button", name=re.compile("^Start")))
    choose_pupil(page, about)
    press(page, "Continue")


def fill_rest(page: Page) -> None:
    """From the second step to the last, without its Continue."""
    page.get_by_label("What do you see?").fill(SEEN)
    press(page, "Continue")
    page.get_by_role("checkbox").last.check()
    press(page, "Continue")
    page.get_by_role("radio", name="No", exact=True).check()
    press(page, "Continue")
    page.get_by_label("What have you tried in class?").fill(TRIED)
    press(page, "Continue")
    page.get_by_role("radio", name="No", exact=True).check()


def raise_concern(page: Page, *, about: str) -> None:
    """All of it, from the first page to the receipt."""
    start_concern(page, about=about)
    fill_rest(page)
    press(page, "Continue")
    press(page, "Send")


def open_concern(page: Page) -> None:
    """From the receipt to the concern just raised."""
    follow(page.get_by_role("link", name=re.compile(r"^Concern C-\d.* is raised")))
