"""Sending: once, whole, with everything that follows from it, or not at all."""

from django.urls import reverse

import pytest

from forms import queries
from forms.actions.submit import submit
from forms.errors import AnswersChanged, NotComplete, Refused
from forms.events import Receipt
from forms.models import Draft, Submission
from guard import scope
from guard.errors import NotAllowed
from schools.models import Post
from tests.forms.conftest import DAY, browser_of
from tests.forms.filling import begin_damage, fill, fill_all, hidden, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def tess(place):
    return browser_of(place.tess)


@pytest.fixture
def full(tess, place):
    """The id of a draft with every answer given."""
    draft = begin_damage(tess, place.hall)
    fill_all(tess, draft, place.hall)
    return draft


def draft_now(place, draft):
    with scope.as_user(place.tess, on=DAY):
        return Draft.objects.get(pk=draft)


def submissions(place):
    with scope.as_user(place.tess, on=DAY):
        return list(Submission.objects.all())


def test_what_receivers_did_is_said_on_the_last_page(tess, place, full, receivers):
    receivers["repairs"] = lambda event: [Receipt("Repair 7 was opened.", "/admin/")]

    page = text(tess.get(send(tess, full).url))

    assert '<a href="/admin/">Repair 7 was opened.</a>' in page


def test_a_receiver_learns_who_sent_what_about_which_subject(tess, place, full, receivers):
    told = []
    receivers["repairs"] = lambda event: told.append(event) or []

    send(tess, full)

    (event,) = told
    assert event.by == place.tess
    assert event.answers.clean["seen"] == ["WATER", "CRACK"]
    assert event.submission.subject_id == place.hall
    assert event.submission.school_id == place.here.pk


@pytest.mark.parametrize("error", [Refused, NotAllowed])
def test_a_receiver_that_refuses_stops_the_sending_and_says_why(
    tess, place, full, receivers, error
):
    def refuse(event):
        raise error("The store is closed for repairs.")

    receivers["repairs"] = refuse

    answer = send(tess, full)

    assert answer.status_code == 409
    assert "The store is closed for repairs." in text(answer)
    assert submissions(place) == []
    assert draft_now(place, full).is_open
    assert draft_now(place, full).answers.clean["contact"] == "Pat at the gate"


def test_a_receiver_that_fails_takes_everything_back(place, full, receivers):
    def write_and_fail(event):
        Post.objects.filter(user=place.wendy).delete()
        raise ZeroDivisionError

    receivers["first"] = write_and_fail
    draft = draft_now(place, full)

    with scope.as_user(place.tess, on=DAY), pytest.raises(ZeroDivisionError):
        submit(draft, checked=draft.version, by=place.tess, on=DAY)

    assert Post.objects.filter(user=place.wendy).exists()
    assert submissions(place) == []
    assert draft_now(place, full).is_open


def test_pressing_send_twice_sends_once_and_shows_the_same_page(tess, place, full, receivers):
    told = []
    receivers["repairs"] = lambda event: told.append(event) or []
    url = reverse("forms_check", args=[full])
    page = hidden(text(tess.get(url)))

    first, second = tess.post(url, page), tess.post(url, page)

    assert first.url == second.url
    assert len(told) == 1
    assert len(submissions(place)) == 1


def test_sending_the_same_draft_twice_at_once_gives_the_same_submission(place, full):
    one, other = draft_now(place, full), draft_now(place, full)

    with scope.as_user(place.tess, on=DAY):
        first = submit(one, checked=one.version, by=place.tess, on=DAY)
        second = submit(other, checked=other.version, by=place.tess, on=DAY)

    assert first == second


def test_a_form_cannot_be_sent_by_opening_an_address(tess, place, full):
    tess.get(reverse("forms_check", args=[full]))

    assert submissions(place) == []


def test_an_incomplete_form_is_not_sent_and_what_is_missing_is_linked(tess, place, receivers):
    draft = begin_damage(tess, place.hall)

    answer = send(tess, draft)

    assert answer.status_code == 422
    assert f'<a href="{reverse("forms_step", args=[draft, "where"])}#q-seen_on">' in text(answer)
    assert submissions(place) == []


def test_the_check_page_may_be_opened_early_and_lists_what_is_left(tess, place):
    draft = begin_damage(tess, place.hall)

    page = text(tess.get(reverse("forms_check", args=[draft])))

    assert "Still to do before sending" in page
    assert "Enter the day you saw it" in page


def test_what_may_follow_later_does_not_stop_the_sending_and_is_said(tess, place, full):
    page = text(tess.get(reverse("forms_check", args=[full])))
    done = text(tess.get(send(tess, full).url))

    assert "these may follow later" in page
    assert "What happened?" in page
    assert "Still to follow" in done


def test_answers_that_are_hidden_in_the_end_are_not_sent(tess, place, full):
    fill(tess, full, "signs", seen=["DARK"], crack_place="WALL")

    send(tess, full)

    (submission,) = submissions(place)
    assert "depth" not in submission.answers
    assert "crack_place" not in submission.answers
    assert draft_now(place, full).answers.clean == {}


def test_answers_changed_in_another_tab_are_checked_again_before_sending(tess, place, full):
    url = reverse("forms_check", args=[full])
    old = hidden(text(tess.get(url)))
    fill(tess, full, "people", contact="Somebody else")

    answer = tess.post(url, old)

    assert answer.status_code == 409
    assert "Check them again" in text(answer)
    assert submissions(place) == []


def test_an_answer_that_went_wrong_with_time_is_found_when_it_is_sent(place, full):
    draft = draft_now(place, full)
    earlier = DAY.replace(year=2025)

    with scope.as_user(place.tess, on=earlier), pytest.raises(NotComplete):
        submit(draft, checked=draft.version, by=place.tess, on=earlier)


def test_a_stale_lock_is_refused_by_the_action_itself(place, full):
    draft = draft_now(place, full)

    with scope.as_user(place.tess, on=DAY), pytest.raises(AnswersChanged):
        submit(draft, checked=draft.version - 1, by=place.tess, on=DAY)


def test_whoever_lost_the_post_meanwhile_finds_nothing(tess, place, full):
    Post.objects.filter(user=place.tess).update(to_on=DAY.replace(year=2025))

    assert send_status(tess, full) == 404


def send_status(client, draft):
    return client.post(reverse("forms_check", args=[draft]), {"checked": "1"}).status_code


def test_every_page_of_a_sent_draft_leads_to_its_receipt(tess, place, full):
    done = send(tess, full).url

    for url in (
        reverse("forms_step", args=[full, "where"]),
        reverse("forms_check", args=[full]),
        reverse("forms_discard", args=[full]),
    ):
        assert tess.get(url).url == done
        assert tess.post(url, {"go": "continue"}).url == done


def test_a_submission_is_seen_by_the_sender_and_by_who_reads_all_such_records(tess, place, full):
    done = send(tess, full).url

    seen = {
        name: browser_of(getattr(place, name)).get(done).status_code
        for name in ("tess", "hari", "tom", "ada", "wendy")
    }
    assert seen == {"tess": 200, "hari": 200, "tom": 404, "ada": 404, "wendy": 404}


def test_submissions_of_a_subject_are_found_by_who_may_see_them(tess, place, full):
    send(tess, full)

    def found(user, room):
        with scope.as_user(user, on=DAY):
            return queries.submissions_of("room", subject_id=room).count()

    assert found(place.hari, place.hall) == 1
    assert found(place.hari, place.attic) == 0
    assert found(place.tom, place.hall) == 0
