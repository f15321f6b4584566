"""A list other folders fill in their apps.ready(), so that nobody imports upwards."""

from collections.abc import Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class AlreadyRegistered(Exception):
    """Two folders chose the same name."""


class Registry(Generic[Entry]):
    """Entries by name, in the order they came; a name is taken once."""

    def __init__(self, *, of: str) -> None:
        self.of = of
        self._entries: dict[str, Entry] = {}

    def add(self, name: str, entry: Entry) -> Entry:
        """Register an entry. Raises AlreadyRegistered if the name is taken by another."""
        if self._entries.setdefault(name, entry) is not entry:
            raise AlreadyRegistered(f"There is already a {self.of} called {name!r}.")
        return entry

    def get(self, name: str) -> Entry | None:
        """The entry of this name, or nothing."""
        return self._entries.get(name)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        return iter(self._entries.items())

    def __contains__(self, name: object) -> bool:
        return name in self._entries
