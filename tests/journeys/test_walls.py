"""Whoever is not meant to see a child finds no trace of one, by search or by address."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.filling import fill_rest, follow, open_concern, press, pupils_of, start_concern

pytestmark = pytest.mark.journey

LISTINGS = (
    "/admin/",
    "/admin/forms/",
    "/admin/register/",
    "/admin/register/concerns/",
    "/admin/register/watch/",
    "/admin/register/pupils/",
    "/admin/register/numbers/",
    "/admin/staff/",
    "/admin/reports/site-history/",
)
OUTSIDERS = ("sam2", "sam3", "gus", "wendy", "root")


@pytest.fixture
def trail(staff):
    """A concern of tess's with a file: the child's name, and every address it has."""
    page = staff("tess")
    name = pupils_of(page)[0]
    start_concern(page, about=name)
    draft = page.url
    fill_rest(page)
    page.get_by_label("Choose a file").set_input_files(
        {"name": "work.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    )
    press(page, "Continue")
    press(page, "Send")
    receipt = page.url
    open_concern(page)
    concern = page.url
    file = page.get_by_role("link", name="work.pdf").get_attribute("href")
    follow(page.get_by_role("link", name=name, exact=True))
    pupil = page.url
    own = [draft, receipt, concern, pupil, f"{concern}history/", f"{pupil}history/"]
    seen = [page.request.get(address).status for address in (*own[1:], file)]
    assert set(seen) == {200}, "The addresses must be real ones"
    return name, [*own, file]


def test_outsiders_find_nothing_of_the_child(staff, visitor, trail):
    is_asked_to_sign_in(visitor(), *trail)
    for username in OUTSIDERS:
        finds_nothing(staff(username), *trail)


def is_asked_to_sign_in(page, name, addresses):
    for address in addresses:
        answer = page.request.get(address)
        assert "/admin/login/" in answer.url
        assert name not in answer.text()


def finds_nothing(page, name, addresses):
    for address in addresses:
        answer = page.request.get(address)
        assert answer.status == 404, address
        assert name not in answer.text()
    # Another school may have a child of the same name, and what was typed stands in the search
    # box again: a find is a link to one of these addresses.
    links = [urlsplit(address).path for address in addresses]
    for listing in LISTINGS:
        for words in ("", name):
            found = page.request.get(listing, params={"q": words}).text()
            assert not [link for link in links if link in found], listing


def test_the_home_of_an_outsider_leads_to_no_list_of_children(staff):
    for username in ("gus", "wendy", "root"):
        page = staff(username)
        expect(page.get_by_role("link", name="SEND register", exact=True)).to_have_count(0)
        expect(page.get_by_role("link", name="Pupils", exact=True)).to_have_count(0)
