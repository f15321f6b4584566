"""Questions the register answers, for whoever is looking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from guard.models import PrivateFile
from law.school_days import academic_year_of
from register.models import (
    ClassPlace,
    Concern,
    Decision,
    Need,
    Pupil,
    RegisterEntry,
    WatchEntry,
)
from register.rules.names import search_key
from schools.models import Class
from schools.queries import held_on

SHORTEST_SEARCH = 2
MOST_FOUND = 10


@dataclass(frozen=True)
class Record:
    """Everything recorded about one pupil that the viewer may see, newest first in each list."""

    pupil: Pupil
    classes: str
    entries: list[RegisterEntry]
    needs: list[Need]
    watches: list[WatchEntry]
    concerns: list[Concern]
    decisions: list[Decision]


@dataclass(frozen=True)
class Waiting:
    """How many of something wait, and the first of their days; no day when none waits."""

    count: int
    since: date | None


def concerns_waiting() -> Waiting:
    """The concerns nobody has decided on, of those the viewer may see, from the oldest."""
    waiting = Concern.objects.filter(state=Concern.State.OPEN).order_by()
    return Waiting(**waiting.aggregate(count=Count("pk"), since=Min("raised_on")))


def watches_to_look_at_again(*, on: date, within_days: int = 14) -> Waiting:
    """Open watch list entries whose day comes within so many days, from the most pressing."""
    soon = WatchEntry.objects.filter(
        closed_on__isnull=True, ends_on__lte=on + timedelta(days=within_days)
    ).order_by()
    return Waiting(**soon.aggregate(count=Count("pk"), since=Min("ends_on")))


def on_roll(on: date) -> Q:
    """Pupils who had not left by this day."""
    return Q(left_on__isnull=True) | Q(left_on__gte=on)


def named_pupils(rows: QuerySet[Any], words: str, *, pupil: str) -> QuerySet[Any]:
    """Those of the rows whose own reference is typed, or whose pupil has these words as a name.

    `pupil` is the path to the pupil's fields, "pupil__" or "".
    """
    found = Q(reference__iexact=words.strip())
    typed = search_key(words).split()
    if typed:
        named = Q()
        for word in typed:
            named &= Q(**{f"{pupil}name_key__contains": word})
        found |= named
    return rows.filter(found)


def find_pupils(words: str, *, on: date, limit: int = MOST_FOUND) -> list[Pupil]:
    """Pupils on roll with these words in their names; none for less than two letters."""
    if len(search_key(words).replace(" ", "")) < SHORTEST_SEARCH:
        return []
    found = named_pupils(Pupil.objects.filter(on_roll(on)), words, pupil="")
    return list(found[: min(limit, MOST_FOUND)])


def pupil_or_none(pupil_id: UUID) -> Pupil | None:
    """The pupil, if the viewer may see it."""
    found: Pupil | None = Pupil.objects.filter(pk=pupil_id).select_related("school__trust").first()
    return found


def concern_or_none(concern_id: UUID) -> Concern | None:
    """The concern with its pupil, if the viewer may see it (who may, may see the pupil)."""
    found: Concern | None = (
        Concern.objects.filter(pk=concern_id)
        .select_related("pupil", "school__trust", "raised_by")
        .first()
    )
    return found


def class_names(pupil_ids: Iterable[UUID], *, on: date) -> dict[UUID, str]:
    """The names of each pupil's classes on a day, "4 Willow" or "8B, 8B Maths"."""
    places = (
        ClassPlace.objects.filter(held_on(on), pupil_id__in=list(pupil_ids))
        .order_by("of_class__name")
        .values_list("pupil_id", "of_class__name")
    )
    names: dict[UUID, list[str]] = {}
    for pupil_id, name in places:
        names.setdefault(pupil_id, []).append(name)
    return {pupil_id: ", ".join(found) for pupil_id, found in names.items()}


def classes_to_choose(school_ids: Iterable[int], *, on: date) -> QuerySet[Class]:
    """The classes of these schools in the academic year of a day."""
    return Class.objects.filter(
        school_id__in=list(school_ids), academic_year=academic_year_of(on)
    ).order_by("school__name", "name")


def classes_in_use(*, on: date) -> QuerySet[Class]:
    """Classes in which the viewer may see a pupil on this day."""
    places = ClassPlace.objects.filter(held_on(on))
    return Class.objects.filter(pk__in=places.values("of_class_id"))


def open_entry(pupil: Pupil) -> RegisterEntry | None:
    """The status the pupil has now, or nothing for one who was never on the register."""
    found: RegisterEntry | None = RegisterEntry.objects.filter(
        pupil=pupil, to_on__isnull=True
    ).first()
    return found


def open_needs(pupil: Pupil) -> list[Need]:
    """The pupil's types of need now, the primary one first."""
    return list(Need.objects.filter(pupil=pupil, to_on__isnull=True))


def open_watch(pupil: Pupil) -> WatchEntry | None:
    """The pupil's place on the watch list now, if there is one."""
    found: WatchEntry | None = WatchEntry.objects.filter(
        pupil=pupil, closed_on__isnull=True
    ).first()
    return found


def files_named(ids: Iterable[UUID]) -> list[PrivateFile]:
    """The files with these ids that the viewer may see."""
    return list(PrivateFile.objects.filter(pk__in=list(ids)))


def decision_on(concern: Concern) -> Decision | None:
    """What was decided on a concern, if anything was and the viewer may see it."""
    found: Decision | None = (
        Decision.objects.filter(concern=concern).select_related("decided_by").first()
    )
    return found


def record_of(pupil: Pupil, *, on: date) -> Record:
    """Everything about the pupil, in seven queries however long the story is."""
    about = {"pupil_id": pupil.pk}
    return Record(
        pupil=pupil,
        classes=class_names([pupil.pk], on=on).get(pupil.pk, ""),
        entries=list(RegisterEntry.objects.filter(**about).select_related("decided_by")),
        needs=list(Need.objects.filter(**about)),
        watches=list(WatchEntry.objects.filter(**about)),
        concerns=list(Concern.objects.filter(**about).select_related("raised_by", "closed_by")),
        decisions=list(Decision.objects.filter(**about).select_related("decided_by")),
    )


def places_of(pupil: Pupil) -> list[ClassPlace]:
    """The pupil's places in classes, the latest first."""
    return list(ClassPlace.objects.filter(pupil=pupil).select_related("of_class"))
