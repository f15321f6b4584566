"""Who is looking decides which private rows exist."""

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction
from django.forms import modelform_factory
from django.test import RequestFactory

import pytest

from guard import scope
from guard.actions.reasons import state_reason
from guard.errors import NoViewer
from guard.middleware import RequestViewer
from guard.models import Event
from tests.guard.conftest import DAY
from tests.guard.sample import Child, Note

pytestmark = pytest.mark.django_db


def seen_by(user):
    with scope.as_user(user, on=DAY):
        return set(Note.objects.values_list("reference", flat=True))


def test_private_rows_are_refused_while_nobody_is_looking(notes):
    with pytest.raises(NoViewer):
        list(Note.objects.all())
    with pytest.raises(NoViewer):
        Note.objects.count()
    with pytest.raises(NoViewer):
        notes.otters.save()


def test_a_senco_sees_the_own_school_and_no_other(cast, notes):
    assert seen_by(cast.sam) == {"NOTE-1", "NOTE-2"}
    assert seen_by(cast.sam2) == {"NOTE-3"}


def test_a_teacher_sees_the_own_class_alone(cast, notes):
    assert seen_by(cast.tess) == {"NOTE-1"}


@pytest.mark.parametrize("who", ["gus", "wendy", "root", "ines"])
def test_a_post_without_names_in_the_table_sees_no_row(cast, notes, who):
    assert seen_by(getattr(cast, who)) == set()


def test_a_stranger_sees_no_row(notes):
    assert seen_by(None) == set()


def test_a_post_that_has_ended_shows_nothing(cast, notes):
    cast.sam.posts.update(to_on=DAY.replace(day=19))

    assert seen_by(cast.sam) == set()


def test_an_account_switched_off_sees_nothing(cast, notes):
    cast.tess.is_active = False

    assert seen_by(cast.tess) == set()


def test_a_queryset_answers_whoever_runs_it_not_whoever_wrote_it(cast, notes):
    with scope.as_user(cast.sam, on=DAY):
        kept = Note.objects.all()

    with scope.as_user(cast.sam2, on=DAY):
        assert [note.reference for note in kept.all()] == ["NOTE-3"]
    with pytest.raises(NoViewer):
        kept.count()


def test_a_form_class_made_while_nobody_looks_offers_each_viewer_their_own_rows(cast, notes):
    form_class = modelform_factory(Note, fields=["child", "text"])

    with scope.as_user(cast.tess, on=DAY):
        offered = {child.reference for child in form_class().fields["child"].queryset}

    assert offered == {"CH-1"}


def test_a_form_refuses_another_schools_row_posted_by_id(cast, notes):
    form_class = modelform_factory(Note, fields=["child", "text"])

    with scope.as_user(cast.sam2, on=DAY):
        form = form_class({"child": str(notes.otters.child_id), "text": "x"})

        assert not form.is_valid()
        assert "child" in form.errors


def test_a_foreign_key_leads_only_to_rows_the_viewer_may_see(cast, notes):
    with scope.as_user(cast.sam2, on=DAY), pytest.raises(Child.DoesNotExist):
        _ = Note.unscoped.get(pk=notes.otters.pk).child


def test_refreshing_a_row_that_may_not_be_seen_finds_nothing(cast, notes):
    with scope.as_user(cast.sam2, on=DAY), pytest.raises(Note.DoesNotExist):
        notes.otters.refresh_from_db()


def test_saving_a_row_that_may_not_be_seen_changes_nothing(cast, notes):
    row = Note.unscoped.get(pk=notes.otters.pk)
    row.text = "changed"

    with (
        scope.as_user(cast.sam2, on=DAY),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        row.save(update_fields=["text"])

    assert Note.unscoped.get(pk=row.pk).text == "Text token1"


def test_updating_in_bulk_touches_only_what_the_viewer_sees(cast, notes):
    with scope.as_user(cast.tess, on=DAY):
        touched = Note.objects.update(need="MLD")

    assert touched == 1
    assert Note.unscoped.get(pk=notes.owls.pk).need == "SLCN"


def test_deleting_in_bulk_touches_only_what_the_viewer_sees(cast, notes):
    with scope.as_user(cast.tess, on=DAY):
        Note.objects.all().delete()

    assert set(Note.unscoped.values_list("reference", flat=True)) == {"NOTE-2", "NOTE-3"}


def test_prefetching_leaves_out_what_the_viewer_may_not_see(cast, notes):
    with scope.as_user(cast.tess, on=DAY):
        children = Child.objects.prefetch_related("notes")

        assert [note.reference for child in children for note in child.notes.all()] == ["NOTE-1"]


def test_rows_in_a_subquery_are_those_of_the_viewer(cast, notes):
    with scope.as_user(cast.tess, on=DAY):
        by_note = Child.unscoped.filter(pk__in=Note.objects.values("child_id"))

        assert [child.reference for child in by_note] == ["CH-1"]


def test_a_condition_with_a_subquery_holds_on_the_table_itself_and_inside_another(cast, notes):
    with scope.as_user(cast.ines, on=DAY):
        assert not Note.objects.exists()
        state_reason(school=cast.here, reason="Counting how long concerns wait")

        assert Note.objects.count() == 2
        children = Child.objects.filter(pk__in=Note.objects.values("child_id"))
        assert {child.reference for child in children} == {"CH-1", "CH-2"}
        assert Note.objects.filter(child__in=children).update(need="MLD") == 2


def test_a_condition_without_joins_is_asked_of_the_table_itself(
    cast, notes, django_assert_num_queries
):
    with scope.as_user(cast.sam, on=DAY):
        list(Note.objects.all())
        with django_assert_num_queries(1) as asked:
            list(Note.objects.all())

    assert asked[0]["sql"].count("SELECT") == 1


def test_nobody_without_a_post_makes_the_database_look(cast, notes, django_assert_num_queries):
    with scope.as_user(cast.wendy, on=DAY):
        list(Note.objects.all())
        with django_assert_num_queries(0):
            assert list(Note.objects.all()) == []


def test_the_system_sees_all_rows_and_says_why(notes, caplog):
    with caplog.at_level("INFO", logger="guard.scope"), scope.as_system("nightly count"):
        assert Note.objects.count() == 3

    assert "nightly count" in caplog.text


def test_the_system_must_say_why():
    with pytest.raises(ValueError, match="Say why"), scope.as_system("  "):
        pass


def test_the_system_has_no_day_unless_it_names_one():
    with scope.as_system("no day") as viewer, pytest.raises(NoViewer):
        _ = viewer.on
    with scope.as_system("a day", on=DAY) as viewer:
        assert viewer.on == DAY


def test_scopes_nest_and_end(cast):
    with scope.as_user(cast.sam, on=DAY):
        with scope.as_system("inner"):
            assert scope.current().is_system
        assert scope.current().user == cast.sam
    assert scope.current_or_none() is None


def request_of(user):
    request = RequestFactory().get("/")
    request.user = user
    request.session = {}
    return request


def test_signing_out_within_a_request_takes_the_rows_away(cast, notes):
    request = request_of(cast.sam)

    with scope.looking(RequestViewer(request, on=DAY)):
        before = Note.objects.count()
        request.user = AnonymousUser()

        assert (before, Note.objects.count()) == (2, 0)


def test_signing_in_as_another_within_a_request_changes_the_rows(cast, notes, rf):
    request = request_of(cast.sam)

    with scope.looking(RequestViewer(request, on=DAY)):
        assert Note.objects.filter(reference="NOTE-1").exists()
        request.user = cast.sam2

        assert [note.reference for note in Note.objects.all()] == ["NOTE-3"]


def test_a_public_page_never_asks_who_is_signed_in(rf):
    class Trap:
        @property
        def user(self):
            raise AssertionError("asked")

    with scope.looking(RequestViewer(Trap(), on=DAY)):
        pass


def test_an_administrator_of_the_site_with_every_permission_sees_no_row(cast, notes):
    assert cast.root.is_superuser
    assert seen_by(cast.root) == set()
    assert Event.objects.exists()
