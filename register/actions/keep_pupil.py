"""Adding a pupil, putting right what is known, and moving between classes."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from guard import scope
from guard.actions import rows
from guard.actions.references import next_reference
from register.models import ClassPlace, Pupil
from register.queries import places_of
from register.rules.errors import NotPossible
from register.rules.names import search_key
from schools.clock import now
from schools.models import Class, School

OWN_CLASS = (
    "You work with this class yourself, so somebody else puts a pupil into it."
    " Ask a colleague who keeps the roll."
)


def add_pupil(
    *, school: School, facts: Mapping[str, Any], classes: Collection[Class], on: date
) -> Pupil:
    """A new pupil in these classes. Raises NotAllowed, ValidationError or NotPossible."""
    with transaction.atomic():
        pupil = rows.create(
            Pupil, school=school, reference=next_reference("P", school=school, on=on), **facts
        )
        set_classes(pupil, classes=classes, on=max(on, pupil.joined_on))
    return pupil


def change_pupil(
    pupil: Pupil,
    *,
    expected_version: int,
    facts: Mapping[str, Any],
    classes: Collection[Class],
    on: date,
) -> Pupil:
    """The pupil with these facts and classes. Raises Conflict beside what add_pupil raises.

    The version counts both, so that nobody overwrites classes they have not seen.
    """
    names = {**{n: getattr(pupil, n) for n in ("preferred_name", "legal_name")}, **facts}
    key = search_key(names["preferred_name"], names["legal_name"])
    with transaction.atomic():
        changed = rows.change(pupil, expected_version=expected_version, **facts, name_key=key)
        if set_classes(changed, classes=classes, on=on) and changed.version == expected_version:
            _raise_version(changed)
    return changed


def set_classes(pupil: Pupil, *, classes: Collection[Class], on: date) -> bool:
    """Put the pupil into exactly these classes from `on`, and say whether that changed anything.

    Places there were end the day before. Raises NotPossible for a class of another school, or a
    new place in a class the viewer works with: nobody gives themselves sight of a pupil.
    """
    if any(each.school_id != pupil.school_id for each in classes):
        raise NotPossible("Choose classes of the pupil’s own school.")
    wanted = {each.pk: each for each in classes}
    held = [place for place in places_of(pupil) if place.to_on is None]
    ended = [place for place in held if wanted.pop(place.of_class_id, None) is None]
    if scope.current().class_ids & wanted.keys():
        raise NotPossible(OWN_CLASS)
    with transaction.atomic():
        for place in ended:
            # A place that began today was a slip: it is ended on its own first day.
            last = max(place.from_on, on - timedelta(days=1))
            rows.change(place, expected_version=place.version, to_on=last)
        for each in wanted.values():
            rows.create(ClassPlace, school=pupil.school, pupil=pupil, of_class=each, from_on=on)
    return bool(ended or wanted)


def _raise_version(pupil: Pupil) -> None:
    """Count a change of classes alone; the places themselves are what the trail tells of."""
    changed = {"version": pupil.version + 1, "changed_by": scope.current().user}
    Pupil.objects.filter(pk=pupil.pk).update(**changed, changed_at=now())
    pupil.version += 1
