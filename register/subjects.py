"""What forms can be about: a pupil, or a concern about one."""

from uuid import UUID

from django.db.models import Q

from guard import events, scope
from guard.models.event import EventVerb
from register.models import Concern, Pupil
from register.models.standing import Status
from register.presenters import day_text, need_label, progress_text
from register.queries import (
    class_names,
    concern_or_none,
    find_pupils,
    open_entry,
    open_needs,
    open_watch,
    pupil_or_none,
)
from register.rules.workflow import ConcernState
from schools.registries import SubjectChoice


class PupilSubject:
    """A pupil the viewer may see, told from others of the same name by class and date of birth."""

    def search(self, words: str, *, limit: int) -> list[SubjectChoice]:
        """Pupils on roll with these words in their names, at most ten; the search is logged."""
        on = scope.current().on
        found = find_pupils(words, on=on, limit=limit)
        if found:
            events.record_rows(EventVerb.SEARCHED, found)
        names = class_names([pupil.pk for pupil in found], on=on)
        return [_choice(pupil, classes=names.get(pupil.pk, "")) for pupil in found]

    def get(self, id: UUID) -> SubjectChoice | None:  # noqa: A002 - the protocol's word
        pupil = pupil_or_none(id)
        if pupil is None:
            return None
        names = class_names([pupil.pk], on=scope.current().on)
        return _choice(pupil, classes=names.get(pupil.pk, ""))

    def school_id(self, id: UUID) -> int:  # noqa: A002 - the protocol's word
        pupil = pupil_or_none(id)
        if pupil is None:
            raise LookupError("No such pupil, or not one you may see.")
        return int(pupil.school_id)

    def visible(self, *, to_field: str) -> Q:
        return Q(**{f"{to_field}__in": Pupil.objects.values("id")})

    def summary(self, id: UUID) -> list[tuple[str, str]]:  # noqa: A002 - the protocol's word
        pupil = pupil_or_none(id)
        return [] if pupil is None else pupil_lines(pupil)


class ConcernSubject:
    """A concern that waits for a decision."""

    def search(self, words: str, *, limit: int) -> list[SubjectChoice]:
        """Nothing: a concern is opened from the list of concerns, never looked for by words."""
        del words, limit
        return []

    def get(self, id: UUID) -> SubjectChoice | None:  # noqa: A002 - the protocol's word
        concern = concern_or_none(id)
        if concern is None or concern.state != ConcernState.OPEN:
            return None
        names = class_names([concern.pupil_id], on=scope.current().on)
        about = _choice(concern.pupil, classes=names.get(concern.pupil_id, ""))
        return SubjectChoice(id=concern.pk, label=f"{concern.reference}: {about.label}")

    def school_id(self, id: UUID) -> int:  # noqa: A002 - the protocol's word
        concern = concern_or_none(id)
        if concern is None:
            raise LookupError("No such concern, or not one you may see.")
        return int(concern.school_id)

    def visible(self, *, to_field: str) -> Q:
        return Q(**{f"{to_field}__in": Concern.objects.values("id")})

    def summary(self, id: UUID) -> list[tuple[str, str]]:  # noqa: A002 - the protocol's word
        concern = concern_or_none(id)
        if concern is None:
            return []
        return [*pupil_lines(concern.pupil), *concern_lines(concern)]


def pupil_lines(pupil: Pupil) -> list[tuple[str, str]]:
    """What stands beside a form about a pupil."""
    on = scope.current().on
    entry, watch = open_entry(pupil), open_watch(pupil)
    lines = [
        ("Pupil", pupil.name),
        ("Date of birth", day_text(pupil.birth_date)),
        ("Year", pupil.get_year_group_display()),
        ("Class", class_names([pupil.pk], on=on).get(pupil.pk, "")),
    ]
    if entry is not None:
        lines.append(("Status", f"{Status(entry.status).label} since {day_text(entry.from_on)}"))
    if watch is not None:
        lines.append(("Watch list", f"look again by {day_text(watch.ends_on)}"))
    lines += [("Need", need_label(need)) for need in open_needs(pupil)]
    return [(label, text) for label, text in lines if text]


def concern_lines(concern: Concern) -> list[tuple[str, str]]:
    """What the person deciding on a concern has beside them."""
    lines = [
        ("Raised", f"{day_text(concern.raised_on)} by {concern.raised_by or 'somebody'}"),
        ("What is seen", concern.what_seen),
        ("Tests of progress", progress_text(concern)),
        ("What shows it", concern.progress_evidence),
        ("English as an additional language", concern.get_eal_display()),
        ("In the home language", concern.get_home_language_display()),
        ("Tried so far", concern.tried),
        ("What it changed", concern.tried_effect),
        ("The parents’ view", concern.parent_view),
        ("The pupil’s view", concern.pupil_view),
    ]
    return [(label, str(text)) for label, text in lines if text]


def _choice(pupil: Pupil, *, classes: str) -> SubjectChoice:
    """Two children may have one name: class and date of birth are part of the label."""
    where = classes or pupil.get_year_group_display()
    return SubjectChoice(
        id=pupil.pk, label=f"{pupil.name}, {where}, born {day_text(pupil.birth_date)}"
    )
