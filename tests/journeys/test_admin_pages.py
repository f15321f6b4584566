"""Wagtail's own screens under our content security policy: every script runs, none is refused."""

from wagtail.models import Page

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

SCREENS = (
    "",
    "pages/",
    "images/",
    "images/add/",
    "documents/",
    "documents/add/",
    "collections/",
    "collections/add/",
    "redirects/",
    "redirects/add/",
    "reports/locked/",
    "reports/workflow/",
    "reports/workflow_tasks/",
    "reports/site-history/",
    "reports/aging-pages/",
    "reports/page-types-usage/",
    "workflows/list/",
    "workflows/add/",
    "workflows/tasks/index/",
    "account/",
    "staff/",
    "places/",
    "outgoing-mail/",
    "regular-jobs/",
)
EDITORS_SCREENS = ("", "pages/", "reports/aging-pages/", "reports/site-history/", "account/")


def one_page_of_each_type(*, below=""):
    """The addresses of their editors."""
    first = {}
    for page in Page.objects.filter(depth__gte=2, url_path__contains=below).order_by("-path"):
        first[page.content_type_id] = f"pages/{page.pk}/edit/"
    return list(first.values())


def visit(page, watch, addresses):
    for address in addresses:
        answer = page.goto(f"/admin/{address}")
        assert answer.status == 200, (address, answer.status, page.locator("main").inner_text())
        # The editors draw themselves after the page has come.
        page.wait_for_load_state("networkidle")
        assert not watch.console_errors, (address, watch.console_errors)


def test_root_meets_no_refused_script_on_any_screen(staff, watch):
    page = staff("root")

    visit(page, watch, SCREENS)


def test_root_edits_every_type_of_page_under_the_policy(staff, watch):
    page = staff("root")
    editors = one_page_of_each_type()
    assert len(editors) == 6

    for editor in editors:
        visit(page, watch, [editor])
        expect(page.locator(".Draftail-Editor")).not_to_have_count(0)
        visit(page, watch, [editor.replace("/edit/", "/history/")])
    visit(page, watch, [editors[0].replace("/edit/", "/")])


def test_a_page_is_chosen_in_the_choosers_window(staff):
    page = staff("root")
    page.goto("/admin/redirects/add/")

    page.get_by_role("button", name="Choose a page").click()
    page.get_by_role("dialog").get_by_role("link", name="Trusts and schools").first.click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Trusts and schools")


def test_wendy_changes_her_schools_page(staff, watch):
    page = staff("wendy")
    visit(page, watch, EDITORS_SCREENS)
    editors = one_page_of_each_type(below="/tidewater/")
    assert len(editors) == 3
    visit(page, watch, editors)
