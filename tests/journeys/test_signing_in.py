"""The first screen a member of staff meets."""

import pytest

from schools.models import User

pytestmark = pytest.mark.journey


def test_a_member_of_staff_signs_in(browser_page, axe):
    User.objects.create_superuser(username="wendy", email="w@example.org", password="a good word")

    browser_page.goto("/admin/")
    axe(browser_page)
    browser_page.get_by_label("Username").fill("wendy")
    browser_page.get_by_role("textbox", name="Password").fill("a good word")
    browser_page.get_by_role("button", name="Sign in").click()
    browser_page.wait_for_url("**/admin/")

    assert "Dashboard" in browser_page.title()
