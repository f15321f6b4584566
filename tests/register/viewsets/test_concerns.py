from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest

from guard import scope
from guard.files import files_of, store
from register.actions.close_concern import move_concern
from tests.factories.register import ConcernFactory, DecisionFactory

LIST = "/admin/register/concerns/"


@pytest.fixture
def concern(cast):
    return ConcernFactory(pupil=cast.ada, raised_by=cast.tess)


def page(look, who, concern):
    return look(who, reverse("register_concern:record", args=[concern.pk]))


def test_open_concerns_stand_first_with_what_they_wait_for(cast, concern, look, today):
    closed = ConcernFactory(
        pupil=cast.ben,
        raised_on="2026-10-01",
        state="WITHDRAWN",
        closed_on=today,
        closed_by=cast.sam,
        closed_reason="x",
    )

    found = look("sam", LIST).content.decode()

    assert found.index(concern.reference) < found.index(closed.reference)
    assert f"{cast.school.trust.words.senco}, 18 days" in found


@pytest.mark.parametrize(
    ("who", "links"),
    [
        ("sam", {"decide", "withdraw", "move"}),
        ("tess", {"withdraw", "move"}),
        ("tom", set()),
        ("hari", set()),
    ],
)
def test_each_post_is_offered_what_it_may_do(cast, concern, look, who, links):
    found = page(look, who, concern).content.decode()

    offered = {
        name
        for name in ("decide", "withdraw", "move")
        if f"/{name}-" in found and f"about={concern.pk}" in found
    }
    assert offered == links


@pytest.mark.parametrize("who", ["toby", "olga", "gus"])
def test_a_concern_is_not_there_for_those_who_may_not_read_it(concern, look, who):
    assert page(look, who, concern).status_code == 404


def test_a_decided_concern_shows_the_decision_and_offers_nothing(cast, look, today):
    decision = DecisionFactory(
        concern=ConcernFactory(
            pupil=cast.ada, state="DECIDED", closed_on=today, closed_by=cast.sam
        ),
        reason="Settling-in-token",
    )

    found = page(look, "tess", decision.concern).content.decode()

    assert "Settling-in-token" in found
    assert "withdraw-a-concern" not in found


def test_a_moved_concern_is_no_longer_there(cast, concern, look, today):
    with scope.as_user(cast.tess, on=today):
        move_concern(concern, to=cast.ben, reason="Wrong child.", on=today)

    assert page(look, "sam", concern).status_code == 404
    assert concern.reference not in look("sam", LIST).content.decode()


def test_a_file_goes_along_with_a_moved_concern(cast, concern, look, today):
    upload = SimpleUploadedFile("reading.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    with scope.as_user(cast.tess, on=today):
        store(upload, owner=concern)
        moved = move_concern(concern, to=cast.ben, reason="Wrong child.", on=today)
        assert [kept.original_name for kept in files_of(moved)] == ["reading.pdf"]
        assert files_of(concern) == []

    assert "reading.pdf" in page(look, "sam", moved).content.decode()
