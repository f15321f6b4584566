"""A class teacher raises a concern: by keyboard, in pieces, without scripts, in two tabs."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.filling import (
    SEEN,
    TRIED,
    choose_pupil,
    fill_rest,
    follow,
    press,
    pupils_of,
    start_concern,
)
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.journey

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00 This program cannot be run"
MEGABYTE = 1_000_000
SHOWN = "Reading age 6:1 in June, and 6:1 now."


def sent_by_me(page):
    page.goto("/admin/forms/")
    return page.locator("section[aria-labelledby=sent-title] li")


def test_tess_raises_a_concern_with_no_mouse(visitor, staff, axe, picture):
    elsewhere = staff("tess")
    name = pupils_of(elsewhere)[0]
    page = visitor()

    signs_in_and_starts(page, axe=axe)
    chooses_pupil_and_says_what_she_sees(page, name=name, axe=axe, picture=picture)
    saves_the_third_step_for_later(page, axe=axe)
    resumes_and_goes_back(elsewhere)
    finishes(elsewhere, axe=axe)
    checks_and_sends(elsewhere, axe=axe, picture=picture)

    assert sent_by_me(elsewhere).count() == 1
    axe(elsewhere)


def signs_in_and_starts(page, *, axe):
    keys = Keyboard(page)
    page.goto("/admin/login/")
    axe(page)
    keys.write(page.get_by_label("Username"), "tess")
    keys.write(page.get_by_role("textbox", name="Password"), "demo")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    axe(page)
    keys.go(page.get_by_role("link", name="Forms", exact=True))
    axe(page)
    keys.go(page.get_by_role("link", name="Raise a concern about learning"))
    expect(page.get_by_role("note")).to_contain_text("designated safeguarding lead")
    axe(page)
    keys.button("Start")


def chooses_pupil_and_says_what_she_sees(page, *, name, axe, picture):
    keys = Keyboard(page)
    axe(page)
    keys.write(page.get_by_label("Type part of the name"), name[:4])
    found = page.get_by_role("radio", name=name)
    expect(found).to_be_visible()
    axe(page)
    keys.choose(found)
    keys.button("Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("What you see")
    keys.write(page.get_by_label("What do you see?"), SEEN)
    axe(page)
    picture(page, "step")
    keys.button("Continue", key="Space")


def saves_the_third_step_for_later(page, *, axe):
    keys = Keyboard(page)
    keys.press(page.get_by_role("checkbox").first, "Space")
    expect(page.get_by_label("What shows it?")).to_be_visible()
    keys.write(page.get_by_label("What shows it?"), SHOWN)
    axe(page)
    keys.button("Save and finish later")
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    axe(page)


def resumes_and_goes_back(page):
    keys = Keyboard(page)
    page.goto("/admin/forms/")
    keys.go(page.get_by_role("link", name=re.compile("^Go on")))
    expect(page.get_by_role("heading", level=1)).to_have_text("Progress")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_label("What shows it?")).to_have_value(SHOWN)
    keys.button("Back")
    expect(page.get_by_label("What do you see?")).to_have_value(SEEN)
    keys.button("Continue")
    expect(page.get_by_label("What shows it?")).to_have_value(SHOWN)
    keys.button("Continue")


def finishes(page, *, axe):
    keys = Keyboard(page)
    keys.button("Continue")
    expect(page).to_have_title(re.compile("^Error: "))
    axe(page)
    keys.choose(page.get_by_role("radio", name="Yes", exact=True))
    expect(page.get_by_role("radio", name="Nobody has found out yet")).to_be_visible()
    keys.choose(page.get_by_role("radio", name="Nobody has found out yet"))
    axe(page)
    keys.button("Continue")
    keys.write(page.get_by_label("What have you tried in class?"), TRIED)
    axe(page)
    keys.button("Continue")
    keys.choose(page.get_by_role("radio", name="No", exact=True))
    axe(page)
    keys.button("Continue")


def checks_and_sends(page, *, axe, picture):
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    for text in (SEEN, TRIED, SHOWN):
        expect(page.get_by_role("main")).to_contain_text(text)
    axe(page)
    picture(page, "check")
    Keyboard(page).button("Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    expect(page.get_by_role("list").filter(has_text="C-20")).to_be_visible()
    axe(page)


def test_a_double_click_on_send_is_one_concern(staff):
    page = staff("tess")
    start_concern(page, about=pupils_of(page)[0])
    fill_rest(page)
    press(page, "Continue")

    page.locator("main .buttons").get_by_role("button", name="Send").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert sent_by_me(page).count() == 1


def test_a_double_click_without_the_script_is_one_concern_too(staff):
    page = staff("tess", java_script_enabled=False)
    start_concern(page, about=pupils_of(page)[0])
    fill_rest(page)
    press(page, "Continue")
    address = page.url
    sending = page.locator("main form").evaluate("form => Object.fromEntries(new FormData(form))")

    answers = [
        page.request.post(address, form=sending, headers={"Referer": address}) for _ in range(2)
    ]

    assert [answer.status for answer in answers] == [200, 200]
    assert answers[0].url == answers[1].url
    assert sent_by_me(page).count() == 1


def test_a_whole_concern_is_raised_without_scripts(staff):
    page = staff("tess", java_script_enabled=False)
    name = pupils_of(page)[0]
    page.goto("/admin/forms/raise-a-concern/")
    follow(page.get_by_role("button", name="Start"))
    page.get_by_label("Type part of the name").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("radio", name=name).first.check()
    press(page, "Continue")
    page.get_by_label("What do you see?").fill(SEEN)
    press(page, "Continue")
    page.get_by_role("checkbox").first.check()
    press(page, "Continue")
    page.get_by_label("What shows it?").fill("Reading age 6:1")
    press(page, "Continue")
    page.get_by_role("radio", name="Yes", exact=True).check()
    press(page, "Continue")
    page.get_by_role("radio", name="Nobody has found out yet").check()
    press(page, "Continue")
    page.get_by_label("What have you tried in class?").fill(TRIED)
    press(page, "Continue")
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_label("Choose a file").set_input_files(
        {"name": "work.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    )
    press(page, "Continue")
    expect(page.get_by_role("main")).to_contain_text("work.pdf")
    press(page, "Send")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert sent_by_me(page).count() == 1


def test_two_tabs_about_two_children_keep_each_their_own(staff):
    one = staff("tess")
    first, second = pupils_of(one)[:2]
    other = one.context.new_page()

    start_concern(one, about=first)
    start_concern(other, about=second)
    one.get_by_label("What do you see?").fill("Seen of the one")
    other.get_by_label("What do you see?").fill("Seen of the other")
    press(other, "Continue")
    press(one, "Continue")
    press(other, "Back")
    press(one, "Back")

    for page, name, text in ((one, first, "the one"), (other, second, "the other")):
        expect(page.locator(".about").first).to_contain_text(name)
        expect(page.get_by_label("What do you see?")).to_have_value(f"Seen of {text}")


def test_two_tabs_on_one_draft_are_shown_both_texts(staff, axe):
    one = staff("tess")
    start_concern(one, about=pupils_of(one)[0])
    other = one.context.new_page()
    other.goto(one.url)

    one.get_by_label("What do you see?").fill("What the first tab says")
    press(one, "Continue")
    other.get_by_label("What do you see?").fill("What the second tab says")
    with other.expect_navigation() as answered:
        press(other, "Continue")

    assert answered.value.status == 409
    expect(other.get_by_role("main")).to_contain_text("What the first tab says")
    expect(other.get_by_role("main")).to_contain_text("What the second tab says")
    axe(other)
    follow(other.get_by_role("button", name="Use what I typed here"))
    expect(other.get_by_label("What do you see?")).to_have_value("What the second tab says")
    one.goto(other.url)
    expect(one.get_by_label("What do you see?")).to_have_value("What the second tab says")


def to_the_last_step(page):
    start_concern(page, about=pupils_of(page)[0])
    fill_rest(page)
    page.get_by_label("What does the pupil say?").fill("It goes too fast")


def test_a_program_named_pdf_is_refused_with_a_sentence(staff, axe):
    page = staff("tess")
    to_the_last_step(page)

    page.get_by_label("Choose a file").set_input_files(
        {"name": "report.pdf", "mimeType": "application/pdf", "buffer": PROGRAM}
    )
    press(page, "Continue")

    expect(page.get_by_role("alert")).to_contain_text("report.pdf")
    expect(page.get_by_label("What does the pupil say?")).to_have_value("It goes too fast")
    axe(page)
    press(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.get_by_role("main")).to_contain_text("It goes too fast")
    expect(page.get_by_role("main")).not_to_contain_text("report.pdf")


def test_fifty_megabytes_are_refused_with_a_clear_page(staff, axe, tmp_path):
    film = tmp_path / "film.pdf"
    film.write_bytes(b"%PDF-1.4\n" + b"0" * (50 * MEGABYTE))
    page = staff("tess")
    to_the_last_step(page)

    page.get_by_label("Choose a file").set_input_files(film)
    press(page, "Continue")

    expect(page.get_by_role("heading", level=1)).to_have_text("This file is too large")
    expect(page.get_by_role("main")).to_contain_text("50 MB")
    axe(page)


def test_a_child_is_chosen_among_those_the_teacher_works_with(staff):
    teacher, leader = staff("tess"), staff("sam")
    hers = set(pupils_of(teacher))
    not_hers = next(name for name in pupils_of(leader) if name not in hers)
    teacher.goto("/admin/forms/raise-a-concern/")
    follow(teacher.get_by_role("button", name="Start"))

    teacher.get_by_label("Type part of the name").fill(not_hers)
    follow(teacher.get_by_role("button", name="Search"))

    expect(teacher.get_by_text("Nothing fits what you typed.")).to_be_visible()
    choose_pupil(teacher, min(hers))
