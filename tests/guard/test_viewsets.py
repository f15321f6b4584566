"""The guarded screens: what each of the cast is shown, by every address and method."""

import re
from datetime import timedelta
from itertools import product

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from guard import scope
from guard.actions import rows
from guard.models import Event, EventVerb, StatedReason
from guard.viewsets.listing import LIST_QUERIES
from schools.models import Post
from schools.roles import Role
from tests.guard.conftest import DAY
from tests.guard.sample import Child, Note
from tests.guard.urls import viewset

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.guard.urls")]

METHODS = ["get", "head", "options", "post", "put", "patch", "delete"]


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch):
    monkeypatch.setattr("guard.middleware.today", lambda: DAY)


@pytest.fixture
def sign_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def url(name, row=None):
    return reverse(f"sample_notes:{name}", args=[row.pk] if row else [])


def text_of(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode() + str(response.headers)


def test_the_list_shows_a_senco_the_own_school_with_its_columns(cast, notes, sign_in):
    page = text_of(sign_in(cast.sam).get(url("list")))

    assert "Child Token1" in page
    assert "Text token2" in page
    assert "Secret token1" in page
    assert "oken3" not in page
    assert "2 in all" in page


def test_the_list_shows_a_teacher_the_own_class_without_hidden_fields(cast, notes, sign_in):
    page = text_of(sign_in(cast.tess).get(url("list")))

    assert "Text token1" in page
    assert "oken2" not in page
    assert "Secret token" not in page


def test_a_reader_finds_no_way_to_change(cast, notes, sign_in):
    page = text_of(sign_in(cast.hari).get(url("record", notes.otters)))

    assert "Text token1" in page
    assert url("edit", notes.otters) not in page


@pytest.mark.parametrize("who", ["gus", "wendy", "root"])
def test_a_post_without_names_gets_a_sentence_and_no_row(cast, notes, sign_in, who):
    response = sign_in(getattr(cast, who)).get(url("list"))

    assert response.status_code == 403 or response.url.startswith("/admin/")
    assert "oken1" not in text_of(response)


@pytest.mark.parametrize("who", ["sam2", "gus", "wendy", "root"])
def test_a_row_of_others_answers_like_one_that_is_not(cast, notes, sign_in, who):
    client = sign_in(getattr(cast, who))
    absent = Note(pk="00000000-0000-4000-8000-000000000000")

    for name, method in product(["record", "edit", "history"], METHODS):
        foreign = getattr(client, method)(url(name, notes.otters))
        missing = getattr(client, method)(url(name, absent))

        assert foreign.status_code == missing.status_code == 404, (name, method)
        assert without(notes.otters.pk, foreign) == without(absent.pk, missing), (name, method)


def without(pk, response):
    """The answer without what is new in each: the address asked for, the nonce, the token."""
    words = re.sub(r'nonce-[\w-]+|nonce="[^"]*"|csrf[^>]*value="[^"]*"', "", text_of(response))
    return words.replace(str(pk), "")


@pytest.mark.parametrize("who", ["gus", "wendy"])
def test_no_method_opens_a_list_to_a_post_without_names(cast, notes, sign_in, who):
    client = sign_in(getattr(cast, who))

    for name, method in product(["list", "add", "export"], METHODS):
        response = getattr(client, method)(url(name))

        assert response.status_code == 403, (name, method)
        assert not re.search(r"oken[123]", text_of(response)), (name, method)


@pytest.mark.parametrize("name", ["list", "record", "history", "export", "edit"])
def test_a_stranger_is_sent_to_sign_in(notes, client, name):
    response = client.get(url(name, None if name in {"list", "export"} else notes.otters))

    assert response.status_code == 302
    assert "/login/" in response.url


def test_every_route_is_ours_and_nothing_of_wagtails_is_routed():
    patterns = {pattern.name: pattern.callback for pattern in viewset.get_urlpatterns()}

    assert set(patterns) == {"list", "export", "record", "history", "add", "edit"}
    assert all(callback.row_guard for callback in patterns.values())
    assert all(
        callback.view_class.__module__.startswith("guard.") for callback in patterns.values()
    )


def test_an_answer_is_one_line_of_the_trail(cast, notes, sign_in):
    client = sign_in(cast.sam)

    client.get(url("list"))
    client.get(url("list"), {"q": "Token1"})
    client.get(url("record", notes.otters))

    lines = Event.objects.filter(actor=cast.sam).values_list("verb", "references")
    assert list(lines) == [
        (EventVerb.LISTED, ["NOTE-1", "NOTE-2"]),
        (EventVerb.SEARCHED, ["NOTE-1"]),
        (EventVerb.VIEWED, ["NOTE-1"]),
    ]


def test_search_filters_and_sorting_narrow_within_the_scope(cast, notes, sign_in):
    client = sign_in(cast.sam)

    assert "1 found" in text_of(client.get(url("list"), {"q": "Token2"}))
    assert "0 found" in text_of(client.get(url("list"), {"q": "Token3"}))
    assert "0 found" in text_of(client.get(url("list"), {"need": "MLD"}))
    backwards = text_of(client.get(url("list"), {"sort": "-reference"}))
    assert backwards.index("NOTE-2") < backwards.index("NOTE-1")


@pytest.mark.parametrize(
    "query", [{"sort": "x"}, {"p": "x"}, {"p": "99"}, {"need": "x"}, {"q": "\0"}, {"q": "%_'"}]
)
def test_an_address_with_nonsense_still_answers(cast, notes, sign_in, query):
    assert sign_in(cast.sam).get(url("list"), query).status_code == 200


def test_nobody_sorts_or_filters_by_a_field_they_may_not_read(cast, notes, sign_in):
    with scope.as_system("test"):
        rows.change(notes.otters, expected_version=1, secret="")

    page = text_of(sign_in(cast.hari).get(url("list"), {"sort": "-secret", "secret": "yes"}))

    assert "sort=secret" not in page
    assert "NOTE-1" in page


def test_an_empty_list_says_so_in_words(cast, sign_in):
    assert "Nothing here yet." in text_of(sign_in(cast.sam).get(url("list")))


def test_the_list_asks_the_database_as_often_for_many_rows_as_for_few(cast, notes, sign_in):
    client = sign_in(cast.sam)
    client.get(url("list"))
    with CaptureQueriesContext(connection) as for_two:
        client.get(url("list"))
    with scope.as_system("test"):
        for number in range(10, 40):
            rows.create(
                Note,
                school=cast.here,
                reference=f"NOTE-{number}",
                child=notes.otters.child,
                text="x",
            )

    with CaptureQueriesContext(connection) as for_twenty:
        page = text_of(client.get(url("list")))

    assert "Page 1 of 2" in page
    assert len(for_twenty) == len(for_two) <= LIST_QUERIES


def test_the_title_of_a_page_is_the_reference_and_never_a_name(cast, notes, sign_in):
    for name in ("record", "edit", "history"):
        page = text_of(sign_in(cast.sam).get(url(name, notes.otters)))
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL).group(1)

        assert "Token1" not in title


def post_edit(client, row, *, version, **changes):
    fields = {"child": row.child_id, "text": row.text, "need": row.need}
    return client.post(url("edit", row), {**fields, "secret": "s", "version": version, **changes})


def test_a_change_is_saved_and_logged(cast, notes, sign_in):
    response = post_edit(sign_in(cast.sam), notes.otters, version=1, text="Better words")

    assert response.status_code == 302
    row = Note.unscoped.get(pk=notes.otters.pk)
    assert (row.text, row.version, row.changed_by) == ("Better words", 2, cast.sam)
    changed = Event.objects.get(verb=EventVerb.CHANGED)
    assert changed.fields == ["secret", "text"]


def test_the_second_save_of_a_version_gets_409_with_both_texts(cast, notes, sign_in):
    client = sign_in(cast.sam)
    post_edit(client, notes.otters, version=1, text="Theirs comes first")

    response = post_edit(client, notes.otters, version=1, text="Mine is late")

    assert response.status_code == 409
    page = text_of(response)
    assert "Theirs comes first" in page
    assert "Mine is late" in page
    assert 'name="version" value="2"' in page
    assert Note.unscoped.get(pk=notes.otters.pk).text == "Theirs comes first"
    assert post_edit(client, notes.otters, version=2, text="Mine is late").status_code == 302


def test_a_post_without_its_version_changes_nothing(cast, notes, sign_in):
    response = post_edit(sign_in(cast.sam), notes.otters, version="")

    assert response.status_code == 422
    assert Note.unscoped.get(pk=notes.otters.pk).version == 1


def test_a_form_neither_shows_nor_takes_a_hidden_field(cast, notes, sign_in):
    client = sign_in(cast.tess)

    page = text_of(client.get(url("edit", notes.otters)))
    post_edit(client, notes.otters, version=1, text="By Tess", secret="overwritten")

    assert 'name="secret"' not in page
    row = Note.unscoped.get(pk=notes.otters.pk)
    assert (row.text, row.secret) == ("By Tess", "Secret token1")


def test_a_form_takes_no_row_of_another_school(cast, notes, sign_in):
    client = sign_in(cast.sam)

    page = text_of(client.get(url("edit", notes.otters)))
    response = post_edit(client, notes.otters, version=1, child=notes.there.child_id)

    assert str(notes.there.child_id) not in page
    assert response.status_code == 422
    assert Note.unscoped.get(pk=notes.otters.pk).child_id == notes.otters.child_id


def test_adding_goes_to_the_own_school(cast, notes, sign_in):
    response = sign_in(cast.sam).post(url("add"), {"child": notes.otters.child_id, "text": "New"})

    row = Note.unscoped.get(reference="NOTE-2026-0001")
    assert response.url == url("record", row)
    assert (row.school, row.created_by) == (cast.here, cast.sam)


def test_a_teacher_adds_nothing_about_a_child_of_another_class(cast, notes, sign_in):
    response = sign_in(cast.tess).post(url("add"), {"child": notes.owls.child_id, "text": "New"})

    assert response.status_code == 422
    assert not Note.unscoped.filter(reference="NOTE-2026-0001").exists()


def test_history_tells_who_changed_what_and_leaves_hidden_fields_out(cast, notes, sign_in):
    post_edit(sign_in(cast.sam), notes.otters, version=1, text="Better words")

    for_sam = text_of(sign_in(cast.sam).get(url("history", notes.otters)))
    for_hari = text_of(sign_in(cast.hari).get(url("history", notes.otters)))

    assert "Better words" in for_sam
    assert "Secret token1" in for_sam
    assert "Better words" in for_hari
    assert "ecret" not in for_hari


def test_a_reason_opens_named_rows_for_an_hour(cast, notes, sign_in):
    client = sign_in(cast.ines)
    before = text_of(client.get(url("list")))

    given = client.post(
        reverse("guard:reason") + "?next=" + url("list"),
        {"school": cast.here.pk, "reason": "Checking how long concerns wait"},
    )
    after = text_of(client.get(url("list")))

    assert "Token1" not in before
    assert "Give a reason for Here" in before
    assert given.url == url("list")
    assert "Token1" in after
    assert "Token3" not in after
    assert Event.objects.get(verb=EventVerb.REASON_GIVEN).actor == cast.ines


def test_a_reason_that_is_ended_closes_the_rows_again(cast, notes, sign_in):
    client = sign_in(cast.ines)
    client.post(
        reverse("guard:reason"), {"school": cast.here.pk, "reason": "Checking how long it takes"}
    )
    end = re.search(r'action="([^"]*/end/)"', text_of(client.get(reverse("guard:reason")))).group(1)

    client.post(end)

    assert client.get(url("record", notes.otters)).status_code == 404
    assert Event.objects.filter(verb=EventVerb.REASON_ENDED).exists()


def test_a_reason_that_has_run_out_shows_nothing(cast, notes, sign_in):
    client = sign_in(cast.ines)
    client.post(
        reverse("guard:reason"), {"school": cast.here.pk, "reason": "Checking how long it takes"}
    )
    stated = StatedReason.objects.get()
    assert stated.until_at - stated.from_at == timedelta(minutes=60)
    assert client.get(url("record", notes.otters)).status_code == 200

    StatedReason.objects.update(
        from_at=stated.from_at - timedelta(minutes=61),
        until_at=stated.until_at - timedelta(minutes=61),
    )

    assert client.get(url("record", notes.otters)).status_code == 404


def test_a_reason_too_short_is_not_one(cast, sign_in):
    response = sign_in(cast.ines).post(
        reverse("guard:reason"), {"school": cast.here.pk, "reason": "because"}
    )

    assert response.status_code == 422


@pytest.mark.parametrize("who", ["sam", "gus", "wendy", "root"])
def test_the_reason_screen_is_for_posts_that_open_names_by_it(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get(reverse("guard:reason")).status_code == 404


def test_nobody_is_sent_to_another_site_after_a_reason(cast, sign_in):
    response = sign_in(cast.ines).post(
        reverse("guard:reason") + "?next=https://evil.example/",
        {"school": cast.here.pk, "reason": "Checking how long it takes"},
    )

    assert response.url == reverse("guard:reason")


def test_the_export_holds_the_rows_one_may_export_and_is_logged(cast, notes, sign_in):
    response = sign_in(cast.sam).get(url("export"))

    page = text_of(response)
    assert "Child Token1" in page
    assert "oken3" not in page
    assert response["Cache-Control"] == "no-store"
    exported = Event.objects.get(verb=EventVerb.EXPORTED)
    assert (exported.references, exported.detail) == (["NOTE-1", "NOTE-2"], "2 rows, csv")


@pytest.mark.parametrize("who", ["tess", "hari", "toby", "ines"])
def test_reading_does_not_allow_exporting(cast, notes, sign_in, who):
    response = sign_in(getattr(cast, who)).get(url("export"))

    assert response.status_code == 403
    assert "oken1" not in text_of(response)


def test_the_sidebar_shows_the_list_to_those_it_opens_for(cast, notes, rf):
    item = viewset.menu_item_class("Notes", "/x/")

    for user, shown in ((cast.sam, True), (cast.gus, False), (cast.root, False)):
        with scope.as_user(user, on=DAY):
            assert item.is_shown(rf.get("/")) is shown
    assert not item.is_shown(rf.get("/"))


@pytest.mark.parametrize("who", ["sam", "sam2", "tess", "gus", "wendy", "root"])
def test_wagtails_own_addresses_show_no_private_row(cast, notes, sign_in, who):
    client = sign_in(getattr(cast, who))
    for label, name in (("guardsample", "note"), ("guardsample", "child")):
        for address in (
            f"/admin/bulk/{label}/{name}/delete/?id={notes.otters.pk}&id={notes.there.pk}",
            f"/admin/bulk/{label}/{name}/delete/?id=all",
            f"/admin/snippets/{label}/{name}/",
            f"/admin/snippets/choose/{label}/{name}/",
            f"/admin/snippets/{label}/{name}/edit/{notes.otters.pk}/",
            "/admin/snippets/",
            "/admin/reports/site-history/",
            "/admin/",
        ):
            for method in ("get", "post", "head"):
                response = getattr(client, method)(address)
                assert "oken1" not in text_of(response), (method, address)
                assert "NOTE-1" not in text_of(response), (method, address)
    assert Note.unscoped.count() == 3
    assert Child.unscoped.count() == 3


def test_somebody_with_posts_at_two_schools_chooses_where_to_add(cast, notes, sign_in):
    Post.objects.create(
        user=cast.sam, role=Role.SENCO, school=cast.there, from_on=DAY.replace(month=9)
    )
    client = sign_in(cast.sam)
    fields = {"child": notes.there.child_id, "text": "New"}

    unsaid = client.post(url("add"), fields)
    client.post(url("add"), {**fields, "belongs-school": cast.there.pk})

    assert 'name="belongs-school"' in text_of(client.get(url("add")))
    assert unsaid.status_code == 422
    assert Note.unscoped.get(reference="NOTE-2026-0001").school == cast.there
