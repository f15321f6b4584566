"""Filling in a form step by step, as a browser without JavaScript does."""

import re

from django.urls import reverse

import pytest

from forms.models import Draft
from guard import scope
from tests.forms.conftest import DAY, browser_of
from tests.forms.filling import (
    begin_damage,
    fill,
    fill_all,
    open_step,
    post_page,
    send,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tess(place):
    return browser_of(place.tess)


@pytest.fixture
def draft(tess, place):
    return begin_damage(tess, place.hall)


def stored(place, draft):
    with scope.as_user(place.tess, on=DAY):
        return Draft.objects.get(pk=draft)


def test_a_form_can_be_filled_in_from_beginning_to_end(tess, place, draft):
    fill_all(tess, draft, place.hall)

    answer = send(tess, draft)

    page = tess.get(answer.url)
    assert page.status_code == 200
    assert "Thank you" in text(page)
    assert "Somebody of North Trust looks at it" in text(page)


def test_another_browser_goes_on_where_this_one_stopped(tess, place, draft):
    fill(tess, draft, "where", room=str(place.hall), seen_on="3/11/2026", go="later")

    page = open_step(browser_of(place.tess), draft, "where")

    assert 'value="03/11/2026"' in text(page) or 'value="3/11/2026"' in text(page)


def test_going_back_keeps_what_was_typed_even_when_it_is_wrong(tess, place, draft):
    answer = fill(tess, draft, "signs", seen=["DARK"], note="x" * 400, go="back")

    assert answer.url == reverse("forms_step", args=[draft, "where"])
    assert "x" * 400 in text(open_step(tess, draft, "signs"))


def test_back_on_the_first_section_leads_to_the_first_page_of_the_form(tess, place, draft):
    answer = fill(tess, draft, "where", room=str(place.hall), go="back")

    assert answer.url == reverse("forms_start", args=["report-damage"])


def test_saving_a_section_does_not_complete_it(tess, place, draft):
    fill(tess, draft, "people", contact="Pat", go="later")

    assert re.search(r"Who uses the room.*?In progress", text(open_step(tess, draft, "end")), re.S)


def test_a_section_not_needed_says_so_and_is_skipped(tess, place, draft):
    answer = fill(tess, draft, "signs", seen=["DARK"])

    assert answer.url == reverse("forms_step", args=[draft, "people"])
    assert re.search(
        r"The water</span>\s*<span class=\"state\">Not needed", text(tess.get(answer.url))
    )


def test_a_section_that_is_not_needed_leads_back_to_the_path(tess, place, draft):
    answer = open_step(tess, draft, "water")

    assert answer.status_code == 302
    assert "/water/" not in answer.url


def test_a_missing_answer_is_said_above_and_beside_and_in_the_title(tess, place, draft):
    page = text(fill(tess, draft, "where", room=str(place.hall)))

    assert "<title>Error: Where it is" in page
    assert '<a href="#q-seen_on">Enter the day you saw it</a>' in page
    assert 'id="q-seen_on-error"' in page
    assert re.search(r'id="q-seen_on"[^>]*aria-describedby="q-seen_on-hint q-seen_on-error"', page)


def test_a_wrong_answer_is_shown_again_as_it_was_typed(tess, place, draft):
    page = text(fill(tess, draft, "where", room=str(place.hall), seen_on="31/2/2026"))

    assert 'value="31/2/2026"' in page
    assert "There is a problem" in page


def test_a_question_brought_up_by_an_answer_is_asked_before_going_on(tess, place, draft):
    page = fill(tess, draft, "signs", seen=["CRACK"])

    assert page.status_code == 200
    assert "Your answers bring up more" in text(page)
    assert 'name="q-crack_place"' in text(page).split("<template>")[0]
    assert "There is a problem" not in text(page)


def test_an_answer_waiting_for_a_question_that_is_hidden_again_is_kept(tess, place, draft):
    fill(tess, draft, "signs", seen=["CRACK"])
    fill(tess, draft, "signs", seen=["CRACK"], crack_place="CEILING")
    fill(tess, draft, "signs", seen=["DARK"], crack_place="CEILING")

    page = text(fill(tess, draft, "signs", seen=["CRACK"]))

    assert re.search(r'value="CEILING"[^>]* checked', page)


@pytest.mark.parametrize("section", ["nowhere", "WHERE", "check-", "../where"])
def test_a_section_the_form_does_not_have_is_not_found(tess, draft, section):
    url = f"/admin/forms/draft/{draft}/{section}/"

    assert tess.get(url).status_code == 404
    assert tess.post(url, {"go": "continue"}).status_code == 404


@pytest.mark.parametrize("go", ["section:nowhere", "away", "matches:seen_on", "matches:"])
def test_a_button_that_is_not_on_the_page_is_refused(tess, draft, go):
    answer = tess.post(reverse("forms_step", args=[draft, "where"]), {"go": go})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"asked": ["seen_on", "nothing"], "q-seen_on": "\x00"},
        {"asked": "room", "q-room": "no-uuid"},
        {"asked": ["picture"], "q-picture": "no-file"},
        {"asked": ["room"], "q-room": ["a", "b"], "seen": "x" * 5000},
    ],
)
def test_a_tampered_page_is_never_an_error_of_the_server(tess, draft, data):
    for section in ("where", "pictures"):
        answer = tess.post(reverse("forms_step", args=[draft, section]), data)

        assert answer.status_code in (200, 302, 400, 409)


def test_a_stale_tab_of_the_same_section_shows_both_texts_and_loses_neither(tess, place, draft):
    page = open_step(tess, draft, "people")
    post_page(tess, page, draft, "people", contact="Pat")

    answer = post_page(tess, page, draft, "people", contact="Robin")

    assert answer.status_code == 409
    assert "Pat" in text(answer)
    assert "Robin" in text(answer)
    assert stored(place, draft).answers.clean["contact"] == "Pat"


def test_whoever_chooses_the_text_of_the_stale_tab_has_it_saved(tess, place, draft):
    page = open_step(tess, draft, "people")
    post_page(tess, page, draft, "people", contact="Pat")
    choice = post_page(tess, page, draft, "people", contact="Robin")

    post_page(tess, choice, draft, "people", go="stay", contact="Robin")

    assert stored(place, draft).answers.clean["contact"] == "Robin"


def test_pressing_a_button_twice_is_no_conflict(tess, place, draft):
    page = open_step(tess, draft, "people")
    first = post_page(tess, page, draft, "people", contact="Pat")

    second = post_page(tess, page, draft, "people", contact="Pat")

    assert second.url == first.url


def test_two_tabs_on_two_sections_of_one_draft_do_not_disturb_each_other(tess, place, draft):
    people, end = (open_step(tess, draft, section) for section in ("people", "end"))
    post_page(tess, people, draft, "people", contact="Pat")

    answer = post_page(tess, end, draft, "end", agreed="on")

    assert answer.status_code == 302
    assert stored(place, draft).answers.clean.items() >= {"contact": "Pat", "agreed": True}.items()


def test_a_room_is_found_by_typing_without_a_script(tess, place, draft):
    page = text(
        tess.post(
            reverse("forms_step", args=[draft, "where"]),
            {"go": "find:room", "q-room-words": "blue a", "seen": ""},
        )
    )

    assert "Blue attic" in page
    assert "Far barn" not in page


def test_enter_in_the_search_box_searches(tess, place):
    url = reverse("forms_start", args=["report-damage"])
    draft = tess.post(url, {"key": "8f6cbe1e-6d33-4aa2-a30f-6ea11bb1d2a2"}).url.split("/")[4]

    page = text(fill(tess, draft, "where", **{"room-words": "attic"}))

    assert "Blue attic" in page


def test_the_script_is_told_which_questions_belong_to_the_answers_typed(tess, place, draft):
    page = open_step(tess, draft, "signs")

    answer = post_page(tess, page, draft, "signs", go="shown", seen=["CRACK"])

    assert answer.json() == {"questions": ["seen", "crack_place", "note"]}
    assert "seen" not in stored(place, draft).answers.clean


def test_the_script_is_given_matches_as_they_are_typed(tess, place, draft):
    page = open_step(tess, draft, "where")

    answer = post_page(tess, page, draft, "where", go="matches:room", **{"room-words": "att"})

    assert "Blue attic" in text(answer)
    assert "<html" not in text(answer)


def test_a_room_of_another_school_is_refused_like_one_that_is_not_there(tess, place, draft):
    theirs = text(fill(tess, draft, "where", room=str(place.barn), seen_on="3/11/2026"))
    nobodys = text(
        fill(tess, draft, "where", room="8f6cbe1e-6d33-4aa2-a30f-6ea11bb1d2a2", seen_on="3/11/2026")
    )

    assert "Search, then choose one of the matches." in theirs
    assert "Search, then choose one of the matches." in nobodys
    assert "Far barn" not in theirs


def test_the_warning_stands_on_every_step_in_the_words_of_the_place(tess, place, draft):
    for section in ("where", "signs", "people", "pictures", "end"):
        page = text(open_step(tess, draft, section))

        assert "Ring 01632 960001 now, not here. North Trust comes at once." in page


def test_what_is_known_of_the_subject_stands_beside_it_but_never_in_the_title(tess, place, draft):
    page = text(open_step(tess, draft, "people"))

    assert "Last mended" in page
    assert "Blue hall" in page
    assert "Blue hall" not in re.search(r"<title>.*?</title>", page)[0]


def test_nothing_on_the_page_runs_inline(tess, place, draft):
    page = text(open_step(tess, draft, "where"))

    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("name", ["tom", "hari", "ada", "wendy"])
def test_nobody_else_finds_a_draft_that_is_not_theirs(place, draft, name):
    other = browser_of(getattr(place, name))
    unknown = "8f6cbe1e-6d33-4aa2-a30f-6ea11bb1d2a2"
    for route in ("forms_check", "forms_discard"):
        for method in (other.get, other.post):
            answers = [method(reverse(route, args=[key])) for key in (draft, unknown)]
            assert [answer.status_code for answer in answers] == [404, 404]
            assert answers[0].content == answers[1].content
    for method in (other.get, other.post):
        answers = [method(reverse("forms_step", args=[key, "where"])) for key in (draft, unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content


def test_a_step_costs_few_statements(tess, place, draft, django_assert_max_num_queries):
    page = open_step(tess, draft, "people")

    # Session, user, access to the admin (2), posts; then the draft, what it is about, one UPDATE.
    with django_assert_max_num_queries(12):
        answer = post_page(tess, page, draft, "people", contact="Pat")

    assert answer.status_code == 302
