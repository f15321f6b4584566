"""register/panels.py: what waits for whom on the first screen, counted and never named."""

from datetime import date

import pytest

from tests.factories.register import ConcernFactory, WatchEntryFactory

HOME = "/admin/"


@pytest.fixture
def waiting(cast):
    ConcernFactory(pupil=cast.ada, raised_on=date(2026, 11, 2))
    ConcernFactory(pupil=cast.elsewhere, raised_on=date(2026, 11, 9))
    WatchEntryFactory(pupil=cast.ada, from_on=date(2026, 10, 1), ends_on=date(2026, 11, 27))
    WatchEntryFactory(pupil=cast.ben, from_on=date(2026, 10, 1), ends_on=date(2027, 1, 29))


def test_who_decides_sees_how_many_concerns_wait_since_when(waiting, look):
    page = look("sam", HOME).text

    assert "2 concerns waiting for a decision" in page
    assert "the oldest since 2 November 2026" in page
    assert "1 on the watch list to look at again" in page


def test_a_teacher_is_told_of_their_own_pupils_alone(waiting, look):
    page = look("tess", HOME).text

    assert "1 concern waiting for a decision" in page
    assert "watch list" not in page
    assert "Raise a concern" in page


def test_the_first_screen_names_no_child(waiting, look):
    assert "Quill-Token" not in look("sam", HOME).text


def test_what_waits_stands_before_all_else_on_the_first_screen(cast, waiting, look):
    # Wagtail's summary is shown to those alone who have pages to keep.
    type(cast.sam).objects.filter(pk=cast.sam.pk).update(is_superuser=True)

    page = look("sam", HOME).text

    places = [page.index(part) for part in ('id="waiting', "w-summary__list", 'role="search"')]
    assert places == sorted(places)
    assert page.count("waiting for a decision") == 1


def test_nothing_waiting_is_said_in_words(cast, look):
    assert "No concern waits for a decision." in look("sam", HOME).text


def test_a_governor_is_shown_no_such_panel(waiting, look):
    assert 'id="waiting' not in look("gus", HOME).text
