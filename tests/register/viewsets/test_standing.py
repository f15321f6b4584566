import re

from django.urls import reverse

import pytest

from guard import scope
from guard.models import Event
from register.actions.close_concern import move_concern
from tests.factories.register import (
    ConcernFactory,
    NeedFactory,
    PupilFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
    put_in_class,
)
from tests.factories.schools import ClassFactory

LIST = "/admin/register/"


@pytest.fixture
def entry(cast):
    NeedFactory(pupil=cast.ada, description="Listening-token")
    return RegisterEntryFactory(pupil=cast.ada)


def body(answer):
    return answer.content.decode()


def test_the_list_shows_who_is_on_the_register_with_need_and_class(cast, entry, look):
    found = body(look("sam", LIST))

    for text in (
        "Ada Quill-Token",
        "4 Willow",
        "SEN support",
        "Speech, language and communication needs",
        "5 Jan 2026",
    ):
        assert text in found
    assert "Ben Quill-Token" not in found


def test_each_pupil_stands_in_one_row_whatever_the_history(cast, entry, look):
    RegisterEntryFactory(pupil=cast.ben, status="N")
    RegisterEntryFactory(pupil=cast.elsewhere, status="K", from_on="2024-09-02", to_on="2025-07-20")

    rows = body(look("sam", LIST)).partition("guard-list")[2].partition("<tbody>")[2]

    assert rows.partition("</tbody>")[0].count("<tr>") == 1
    assert "Cal Elsewhere" not in rows


@pytest.mark.parametrize(
    ("narrowed", "shown"),
    [
        ({"status": "K"}, {"Ada"}),
        ({"status": "E"}, {"Ben"}),
        ({"need": "SPLD"}, {"Ada"}),
        ({"need": "ASD"}, {"Ben"}),
        ({"need": "HI"}, set()),
        ({"year": "4"}, {"Ada"}),
        ({"year": "5"}, {"Ben"}),
        ({"class": "WILLOW"}, {"Ada", "Ben"}),
        ({"class": "OAK"}, {"Ben"}),
        ({"q": "ada"}, {"Ada"}),
        ({"q": "QUILL ben"}, {"Ben"}),
        ({"q": "nobody"}, set()),
        ({"q": "REFERENCE"}, {"Ada"}),
        ({"status": "K", "year": "5"}, set()),
    ],
    ids=[
        "SEN support",
        "a plan",
        "a need at second place",
        "a need",
        "nobody's need",
        "year 4",
        "year 5",
        "a class of two",
        "a class of one",
        "part of a name",
        "two parts of a name",
        "nobody's name",
        "a reference",
        "status with year",
    ],
)
def test_the_list_is_narrowed_by_status_need_year_class_and_words(
    cast, entry, look, narrowed, shown
):
    oak = ClassFactory(school=cast.school, name="5 Oak")
    put_in_class(cast.ben, oak)
    with scope.as_system("a test's record"):
        type(cast.ben).objects.filter(pk=cast.ben.pk).update(year_group="5")
    RegisterEntryFactory(pupil=cast.ben, status="E")
    NeedFactory(pupil=cast.ben, code="ASD")
    NeedFactory(pupil=cast.ada, code="SPLD", rank=2)
    stands_for = {"WILLOW": cast.willow.pk, "OAK": oak.pk, "REFERENCE": entry.reference}
    asked = {name: stands_for.get(value, value) for name, value in narrowed.items()}

    rows = body(look("sam", LIST, **asked)).partition("<tbody>")[2]

    assert {name for name in ("Ada", "Ben") if f"{name} Quill-Token" in rows} == shown


@pytest.mark.parametrize("url", [LIST, f"{LIST}watch/", f"{LIST}concerns/"])
def test_two_pupils_of_one_name_and_class_are_told_apart(cast, entry, look, url):
    twin = PupilFactory(school=cast.school, legal_name="Ada Quill-Token", birth_date="2017-11-09")
    put_in_class(twin, cast.willow)
    RegisterEntryFactory(pupil=twin)
    for pupil in (cast.ada, twin):
        WatchEntryFactory(pupil=pupil)
        ConcernFactory(pupil=pupil)

    rows = body(look("sam", url)).partition("<tbody>")[2]

    assert "Ada Quill-Token (born 14 Mar 2017)" in rows
    assert "Ada Quill-Token (born 9 Nov 2017)" in rows


def test_an_empty_register_says_how_it_fills(cast, look):
    found = body(look("sam", LIST))

    assert "somebody raises a concern" in found
    assert "Raise a concern" in found


@pytest.mark.parametrize(
    ("who", "status"),
    [("sam", 200), ("hari", 200), ("tess", 200), ("toby", 200), ("olga", 403), ("gus", 403)],
)
def test_the_list_answers_each_post_by_the_table(cast, entry, look, who, status):
    answer = look(who, LIST)

    assert answer.status_code == status
    assert ("Ada Quill-Token" in body(answer)) is (status == 200)


def test_the_record_tells_the_story_under_a_title_without_a_name(cast, entry, look):
    answer = look("sam", reverse("register:record", args=[entry.pk]))

    found = body(answer)
    assert "Ada Quill-Token" in found
    assert "Listening-token" in found
    title = re.search(r"<title>(.*?)</title>", found, re.DOTALL)[1]
    assert entry.reference in title
    header = found.partition("<header")[2].partition("</header>")[0]
    assert "Quill" not in title + header


@pytest.mark.parametrize("who", ["olga", "gus"])
def test_the_record_is_not_there_for_those_who_may_not_read_it(cast, entry, look, who):
    assert look(who, reverse("register:record", args=[entry.pk])).status_code == 404


def test_an_entry_of_another_class_is_not_there_for_a_teacher(cast, look):
    foreign = RegisterEntryFactory(pupil=cast.elsewhere)

    assert look("tess", reverse("register:record", args=[foreign.pk])).status_code == 404


def test_looking_leaves_one_line_with_references_alone(cast, entry, look):
    look("sam", LIST)

    event = Event.objects.get(verb="LISTED")
    assert event.references == [entry.reference]


@pytest.mark.parametrize("url", [LIST, "/admin/register/watch/", "/admin/register/concerns/"])
def test_a_longer_list_costs_no_more_queries(
    cast, look, url, django_assert_max_num_queries, django_assert_num_queries
):
    def fill(count):
        for _ in range(count):
            pupil = PupilFactory(school=cast.school)
            put_in_class(pupil, cast.willow)
            RegisterEntryFactory(pupil=pupil)
            NeedFactory(pupil=pupil)
            WatchEntryFactory(pupil=pupil)
            ConcernFactory(pupil=pupil)

    fill(5)
    look("sam", url)
    with django_assert_max_num_queries(80) as few:
        look("sam", url)
    fill(25)
    with django_assert_num_queries(len(few)):
        look("sam", url)


def test_the_watch_list_shows_the_day_to_look_again(cast, look):
    WatchEntryFactory(pupil=cast.ada)

    found = body(look("tess", "/admin/register/watch/"))

    assert "Ada Quill-Token" in found
    assert "18 Dec 2026" in found


def test_a_moved_concern_leaves_a_neutral_line_on_the_page(cast, entry, look, today):
    concern = ConcernFactory(pupil=cast.ada, raised_by=cast.tess, what_seen="About-Ben-token")
    with scope.as_user(cast.tess, on=today):
        move_concern(concern, to=cast.ben, reason="Wrong child.", on=today)

    found = body(look("sam", reverse("register:record", args=[entry.pk])))

    assert "put into this record by mistake" in found
    assert "About-Ben-token" not in found
    assert "Ben Quill-Token" not in found
