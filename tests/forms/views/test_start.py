"""The first page of a form, the list of forms, and throwing away."""

from datetime import timedelta

from django.urls import reverse

import pytest

from forms.actions.discard_draft import clear_old_drafts
from forms.models import Draft
from guard import scope
from schools.clock import today
from tests.forms.conftest import DAY, browser_of
from tests.forms.filling import begin, begin_damage, fill, hidden, text

pytestmark = pytest.mark.django_db

DAMAGE = reverse("forms_start", args=["report-damage"])
KEY = reverse("forms_start", args=["lend-a-key"])


@pytest.fixture
def tess(place):
    return browser_of(place.tess)


def drafts_of(place):
    with scope.as_system("counting"):
        return list(Draft.objects.filter(created_by=place.tess))


def test_the_first_page_says_what_the_form_is_for_and_what_it_asks(tess):
    page = text(tess.get(DAMAGE))

    assert "It takes about five minutes." in page
    assert "The water" in page
    assert "Ring 01632 960001 now" in page


def test_pressing_start_twice_begins_one_draft(tess, place):
    page = hidden(text(tess.get(DAMAGE)))

    first, second = (tess.post(DAMAGE, page | {"go": "start"}) for _ in range(2))

    assert first.url == second.url
    assert len(drafts_of(place)) == 1


def test_looking_at_the_first_page_begins_nothing(tess, place):
    tess.get(DAMAGE, {"about": str(place.hall)})

    assert drafts_of(place) == []


def test_a_form_begun_from_a_record_is_about_it(tess, place):
    draft = begin_damage(tess, place.hall)

    (row,) = drafts_of(place)
    assert str(row.pk) == draft
    assert row.subject_id == place.hall
    assert row.answers.clean == {"room": str(place.hall)}


def test_a_draft_belongs_to_the_school_of_what_it_is_about(tess, place):
    begin_damage(tess, place.hall)

    assert drafts_of(place)[0].school_id == place.here.pk


def test_a_form_that_asks_nothing_about_its_subject_is_told_at_the_start(tess, place):
    refused = tess.post(KEY, hidden(text(tess.get(KEY))) | {"go": "start"})
    found = text(tess.post(KEY, {"go": "find", "words": "attic"}))
    begin(tess, "lend-a-key", about=str(place.attic))

    assert refused.status_code == 400
    assert "Choose what this form is about first." in text(refused)
    assert "Blue attic" in found
    assert drafts_of(place)[0].subject_id == place.attic


@pytest.mark.parametrize("about", ["barn", "8f6cbe1e-6d33-4aa2-a30f-6ea11bb1d2a2", "nonsense"])
def test_nothing_is_begun_about_what_may_not_be_seen(tess, place, about):
    about = str(getattr(place, about, about))
    page = text(tess.get(KEY, {"about": about}))

    answer = tess.post(KEY, hidden(page) | {"go": "start", "about": about})

    assert answer.status_code == 400
    assert "Far barn" not in page + text(answer)
    assert drafts_of(place) == []


@pytest.mark.parametrize("key", [{}, {"key": ""}, {"key": "no-uuid"}])
def test_a_start_without_its_key_only_shows_the_page_again(tess, place, key):
    assert tess.post(DAMAGE, key | {"go": "start"}).status_code == 200
    assert drafts_of(place) == []


@pytest.mark.parametrize("slug", ["report-damage", "nothing", "draft", "done"])
def test_whoever_may_not_begin_a_form_does_not_find_it(place, slug):
    wendy = browser_of(place.wendy)
    url = reverse("forms_start", args=[slug])

    assert wendy.get(url).status_code == 404
    assert wendy.post(url, {"key": "8f6cbe1e-6d33-4aa2-a30f-6ea11bb1d2a2"}).status_code == 404


def test_a_form_that_is_switched_off_cannot_be_begun_but_is_finished(tess, place):
    draft = begin_damage(tess, place.hall)
    type(place.damage).objects.filter(pk=place.damage.pk).update(is_active=False)

    assert tess.get(DAMAGE).status_code == 404
    assert fill(tess, draft, "people", contact="Pat").status_code == 302


def test_the_list_of_forms_shows_what_can_be_begun_and_what_is_open(tess, place):
    begin_damage(tess, place.hall)

    page = text(tess.get(reverse("forms_index")))

    assert "Lend a key" in page
    assert "Blue hall" in page
    assert "0 of 5 sections complete" in page


def test_the_list_of_forms_of_somebody_without_a_form_is_not_a_dead_end(place):
    page = text(browser_of(place.wendy).get(reverse("forms_index")))

    assert "No form is there for your post yet." in page


def test_a_draft_thrown_away_keeps_nothing_and_is_not_found_again(tess, place):
    draft = begin_damage(tess, place.hall)
    asked = tess.get(reverse("forms_discard", args=[draft]))
    tess.post(reverse("forms_discard", args=[draft]))

    (row,) = drafts_of(place)
    assert "Throw this draft away?" in text(asked)
    assert (row.status, row.answers.clean) == (Draft.Status.WITHDRAWN, {})
    assert tess.get(reverse("forms_step", args=[draft, "where"])).status_code == 404


def test_a_draft_nobody_touched_for_sixty_days_is_emptied(tess, place):
    begin_damage(tess, place.hall)

    kept = clear_old_drafts(today() + timedelta(days=60))
    gone = clear_old_drafts(today() + timedelta(days=61))

    assert kept.startswith("0 ")
    assert gone.startswith("1 ")
    assert drafts_of(place)[0].status == Draft.Status.EXPIRED
    assert drafts_of(place)[0].answers.clean == {}


def test_an_open_draft_stays_with_the_version_it_was_begun_with(tess, place):
    draft = begin_damage(tess, place.hall)
    with scope.as_user(place.tess, on=DAY):
        assert Draft.objects.get(pk=draft).form_version == place.damage.current
