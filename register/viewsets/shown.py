"""What the lists and record pages have in common: annotations, filters, links, the story."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.urls import reverse

from guard import permissions
from guard.permissions import Verb
from guard.scope import Viewer
from guard.viewsets import Filter
from law import packs
from register.models import ClassPlace, Concern, Need, Pupil
from register.models.pupils import YEAR_GROUPS
from register.presenters import standing, story
from register.queries import classes_in_use, record_of
from register.rules.workflow import ConcernState
from schools.queries import held_on


@dataclass(frozen=True)
class Links:
    """What the viewer may start from a record; an empty address is no link."""

    raise_concern: str = ""
    decide: str = ""
    withdraw: str = ""
    move: str = ""
    change_status: str = ""
    pupil: str = ""


def start_url(slug: str, *, about: UUID | None = None) -> str:
    """The address that begins a form, about something if it is given."""
    url = reverse("forms_start", args=[slug])
    return f"{url}?about={about}" if about else url


def with_class_and_year(rows: QuerySet[Any], *, viewer: Viewer, pupil: str) -> QuerySet[Any]:
    """The rows with `class_name` and `year_order` of the pupil each is about.

    `pupil` is the path to it, "" for pupils themselves.
    """
    to_field = f"{pupil}__year_group" if pupil else "year_group"
    places = ClassPlace.objects.filter(
        held_on(viewer.on), pupil_id=OuterRef(f"{pupil}_id" if pupil else "pk")
    )
    years = [
        When(**{to_field: code}, then=Value(order)) for order, (code, _) in enumerate(YEAR_GROUPS)
    ]
    found: QuerySet[Any] = rows.annotate(
        class_name=Subquery(places.order_by("of_class__name").values("of_class__name")[:1]),
        year_order=Case(*years, default=Value(99), output_field=IntegerField()),
    )
    return found


def with_primary_need(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows about pupils with `need_code` and `need_pack` of the primary need now."""
    needs = Need.objects.filter(pupil_id=OuterRef("pupil_id"), to_on__isnull=True, rank=1)
    found: QuerySet[Any] = rows.annotate(
        need_code=Subquery(needs.values("code")[:1]), need_pack=Subquery(needs.values("pack")[:1])
    )
    return found


def year_filter(*, pupil: str) -> Filter:
    """By year group."""
    field = f"{pupil}__year_group" if pupil else "year_group"
    return Filter(
        "year",
        "Year",
        choices=lambda viewer: _years_seen(),
        apply=lambda rows, value: rows.filter(**{field: value}),
    )


def class_filter(*, pupil: str) -> Filter:
    """By class, among those in which the viewer sees a pupil."""
    field = f"{pupil}_id__in" if pupil else "pk__in"
    return Filter(
        "class",
        "Class",
        choices=lambda viewer: [(str(each.pk), each.name) for each in classes_in_use(on=viewer.on)],
        apply=lambda rows, value: rows.filter(
            **{
                field: ClassPlace.objects.filter(of_class_id=value, to_on__isnull=True).values(
                    "pupil_id"
                )
            }
        ),
    )


def need_filter() -> Filter:
    """By any type of need now, primary or not."""
    return Filter(
        "need",
        "Need",
        choices=lambda viewer: packs.in_force(viewer.on).choices("sen_type"),
        apply=lambda rows, value: rows.filter(
            pupil_id__in=Need.objects.filter(code=value, to_on__isnull=True).values("pupil_id")
        ),
    )


def story_context(pupil: Pupil, *, viewer: Viewer) -> dict[str, Any]:
    """What a page needs to tell a pupil's story to this viewer."""
    record = record_of(pupil, on=viewer.on)
    knows_status = permissions.may(viewer, Verb.VIEW, "register_entry", school_id=pupil.school_id)
    return {
        "pupil": pupil,
        "classes": record.classes,
        "standing": standing(record, on=viewer.on) if knows_status else None,
        "story": story(record),
        "open_concerns": [
            (each, reverse("register_concern:record", args=[each.pk]))
            for each in record.concerns
            if each.state == ConcernState.OPEN
        ],
        "links": pupil_links(pupil, viewer=viewer),
        "words": pupil.school.trust.words if pupil.school.trust else None,
    }


def pupil_links(pupil: Pupil, *, viewer: Viewer) -> Links:
    """What the viewer may start about a pupil whom they see."""
    school = {"school_id": pupil.school_id}
    may_raise = permissions.may(viewer, Verb.CREATE, "concern", **school)
    may_change = permissions.may(viewer, Verb.CREATE, "register_entry", **school)
    return Links(
        raise_concern=start_url("raise-a-concern", about=pupil.pk) if may_raise else "",
        change_status=start_url("change-a-status", about=pupil.pk) if may_change else "",
        pupil=reverse("register_pupil:record", args=[pupil.pk]),
    )


def concern_links(concern: Concern, *, viewer: Viewer) -> Links:
    """What the viewer may start on a concern: nothing on a closed one."""
    pupil = reverse("register_pupil:record", args=[concern.pupil_id])
    if concern.state != ConcernState.OPEN:
        return Links(pupil=pupil)
    may_decide = permissions.may(viewer, Verb.CREATE, "decision", school_id=concern.school_id)
    is_own = viewer.user is not None and concern.raised_by_id == viewer.user.pk
    may_take_back = (may_decide or is_own) and permissions.may_row(viewer, Verb.CHANGE, concern)
    return Links(
        decide=start_url("decide-on-a-concern", about=concern.pk) if may_decide else "",
        withdraw=start_url("withdraw-a-concern", about=concern.pk) if may_take_back else "",
        move=start_url("move-a-concern", about=concern.pk) if may_take_back else "",
        pupil=pupil,
    )


def raise_button_url(viewer: Viewer) -> str:
    """Where a concern about somebody still to be chosen begins; "" for those who raise none."""
    return start_url("raise-a-concern") if permissions.may(viewer, Verb.CREATE, "concern") else ""


def _years_seen() -> list[tuple[str, str]]:
    used = set(Pupil.objects.order_by().values_list("year_group", flat=True).distinct())
    return [(code, label) for code, label in YEAR_GROUPS if code in used]
