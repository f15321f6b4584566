"""Rooms, which nobody of the product knows: what the forms of these tests are about."""

from uuid import UUID, uuid5

from django.db.models import Q

from forms.engine.question_types.base import Choice
from guard import scope
from schools.models import School
from schools.registries import SubjectChoice

NAMESPACE = UUID("5f0c52f1-64f1-4a6e-9f54-6a8f0a6a8f11")


class Rooms:
    """Rooms of schools; whoever holds a post at the school may see them."""

    def __init__(self) -> None:
        self.rooms: dict[UUID, tuple[str, int]] = {}

    def add(self, name: str, *, school: School) -> UUID:
        identifier = uuid5(NAMESPACE, f"{name} {school.pk}")
        self.rooms[identifier] = (name, school.pk)
        return identifier

    def _seen(self) -> dict[UUID, tuple[str, int]]:
        viewer = scope.current()
        return {
            key: (name, school)
            for key, (name, school) in self.rooms.items()
            if viewer.is_system or school in viewer.school_ids
        }

    def search(self, words: str, *, limit: int) -> list[SubjectChoice]:
        found = [key for key, (name, _) in self._seen().items() if words.lower() in name.lower()]
        return [self.get(key) for key in found[:limit]]

    def get(self, id: UUID) -> SubjectChoice | None:  # noqa: A002
        seen = self._seen().get(id)
        return SubjectChoice(id, seen[0], "Ground floor") if seen else None

    def school_id(self, id: UUID) -> int:  # noqa: A002
        if id not in self._seen():
            raise LookupError("There is no such room.")
        return self.rooms[id][1]

    def visible(self, *, to_field: str) -> Q:
        return Q(**{f"{to_field}__in": list(self._seen())})

    def summary(self, id: UUID) -> list[tuple[str, str]]:  # noqa: A002
        return [
            ("Room", self.rooms[id][0]),
            ("Floor", "Ground floor"),
            ("Last mended", "3 May 2026"),
        ]


class Trades:
    """A long list."""

    entries = tuple(Choice(name.upper(), name) for name in ("Electrician", "Plumber", "Roofer"))

    def label(self, value: str) -> str | None:
        return next((entry.label for entry in self.entries if entry.value == value), None)

    def search(self, text: str, *, limit: int) -> list[Choice]:
        found = [entry for entry in self.entries if text.lower() in entry.label.lower()]
        return found[:limit]
