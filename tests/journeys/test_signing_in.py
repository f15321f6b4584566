"""In and out: an invitation, a first sign-in, the end of a post, a machine that others use next."""

import re

from django.core import mail
from django.core.management import call_command

import pytest
from playwright.sync_api import expect

from tests.journeys.filling import follow, without_birth

pytestmark = pytest.mark.journey

NEW_PASSWORD = "seven grey herons stand"


def sign_in(page, password):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("nia")
    page.get_by_role("textbox", name="Password").fill(password)
    follow(page.get_by_role("button", name="Sign in"))


def test_hari_invites_somebody_and_ends_the_post(staff, visitor, axe):
    head, new = staff("hari"), visitor()

    invites_nia(head, axe=axe)
    link = link_in_the_mail()
    chooses_a_password(new, link=link, axe=axe)
    sign_in(new, NEW_PASSWORD)
    new.goto("/admin/register/pupils/")
    expect(new.get_by_text("No pupil you work with")).to_be_visible()
    axe(new)
    again = visitor()
    again.goto(link)
    expect(again.get_by_role("heading", name="This link no longer works")).to_be_visible()
    axe(again)

    follow(head.get_by_role("link", name=re.compile("End this post")))
    axe(head)
    follow(head.get_by_role("button", name="End the post now"))
    expect(head.get_by_text("The post is over.")).to_be_visible()

    new.goto("/admin/register/pupils/")
    expect(new.get_by_role("button", name="Sign in")).to_be_visible()
    sign_in(new, NEW_PASSWORD)
    expect(new.get_by_role("button", name="Sign in")).to_be_visible()


def invites_nia(page, *, axe):
    follow(page.get_by_role("link", name="Staff", exact=True))
    axe(page)
    follow(page.get_by_role("link", name="Invite somebody"))
    page.get_by_label("First name").fill("Nia")
    page.get_by_label("Last name").fill("Okafor")
    page.get_by_label("E-mail address").fill("nia@tidewater.harbour.example")
    page.get_by_label("Username").fill("nia")
    post = page.get_by_label("Post", exact=True)
    teaching = post.get_by_role("option", name=re.compile("Class teacher")).first
    post.select_option(label=teaching.inner_text())
    axe(page)
    follow(page.get_by_role("button", name="Send the invitation"))
    expect(page.get_by_text("A link to choose a password is on its way")).to_be_visible()
    axe(page)


def link_in_the_mail():
    """Where the one message leads, without the host that the tests have none of."""
    call_command("tick")
    (message,) = mail.outbox
    assert message.to == ["nia@tidewater.harbour.example"]
    return re.search(r"/welcome/\S+", message.body)[0]


def chooses_a_password(page, *, link, axe):
    page.goto(link)
    expect(page.get_by_role("heading", name="Choose your password")).to_be_visible()
    axe(page)
    for password in ("short", NEW_PASSWORD):
        page.get_by_label("New password", exact=True).fill(password)
        page.get_by_label("New password confirmation").fill(password)
        follow(page.get_by_role("button", name="Save the password"))
        if password == "short":
            expect(page.get_by_role("alert")).to_contain_text("12 characters")
            axe(page)


def test_after_signing_out_the_back_button_shows_nobody(staff, axe):
    page = staff("sam")
    page.goto("/admin/register/")
    listed = page.locator("td[data-label=Name] a").first.inner_text()
    name = without_birth(listed)
    follow(page.get_by_role("link", name=listed, exact=True).first)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    record = page.url

    page.get_by_role("button", name=re.compile("Samira")).click()
    follow(page.get_by_role("button", name="Log out"))
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    axe(page)
    assert not [each for each in page.context.cookies() if each["name"] == "sessionid"]

    for _ in range(2):
        page.go_back()
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        expect(page.get_by_text(name)).to_have_count(0)
    page.goto(record)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_whoever_goes_idle_is_asked_before_being_signed_out(staff):
    page = staff("sam")
    for address in ("/admin/register/", "/admin/forms/"):
        page.clock.install()
        page.goto(address)
        page.clock.fast_forward("17:59")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.clock.fast_forward("00:02")
        expect(page.get_by_role("dialog")).to_contain_text("Are you still there?")
        page.get_by_role("button", name="Stay signed in").click()
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_five_wrong_passwords_close_the_door_for_a_while(visitor, axe):
    page = visitor()
    for _ in range(5):
        page.goto("/admin/login/")
        page.get_by_label("Username").fill("sam")
        page.get_by_role("textbox", name="Password").fill("not demo")
        follow(page.get_by_role("button", name="Sign in"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("Too many")
    axe(page)
