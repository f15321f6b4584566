"""One object of a document, read key by key; what is wrong is noted and the reading goes on."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from forms.engine.document import MOST_PROBLEMS, Json, below
from forms.engine.problems import Problem

Code = TypeVar("Code", bound=StrEnum)

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,59}")
SLUG = re.compile(r"[a-z][a-z0-9-]{0,79}")
OPTION_CODE = re.compile(r"[A-Z0-9][A-Z0-9_.+-]{0,59}")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")
_RULES = {
    IDENTIFIER: "Use small letters, digits and underscores, a letter first, at most 60.",
    SLUG: "Use small letters, digits and hyphens, a letter first, at most 80.",
    OPTION_CODE: "Use capital letters, digits and _ . + -, at most 60.",
    NAME: "Use letters, digits and . _ -, a letter first, at most 80.",
}
LINE = 500
PAGE = 10_000


class Notes:
    """The problems found so far, up to a bound."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, path: str, *, message: str, remedy: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(path, message, remedy))


class Reader:
    """Reads one object; `done` then reports the keys that nobody asked for."""

    def __init__(self, value: Json, *, path: str, notes: Notes) -> None:
        self.path = path
        self.notes = notes
        self._asked: set[str] = set()
        self._data: dict[str, Json] = {}
        if isinstance(value, dict):
            self._data = value
        else:
            notes.add(path, message="This is not an object.", remedy="Write it in braces: {…}.")

    def at(self, key: str) -> str:
        """The path of a key of this object."""
        return below(self.path, key=key)

    def note(self, key: str, *, message: str, remedy: str) -> None:
        self.notes.add(self.at(key), message=message, remedy=remedy)

    def has(self, key: str) -> bool:
        return key in self._data

    def names(self) -> tuple[str, ...]:
        return tuple(self._data)

    def value(self, key: str) -> Json:
        """What stands under the key, of whatever kind; None when nothing does."""
        self._asked.add(key)
        return self._data.get(key)

    def text(self, key: str, *, most: int = LINE) -> str:
        """The text under the key, empty when it is left out."""
        value = self.value(key)
        if not self.has(key):
            return ""
        if not isinstance(value, str):
            self.note(key, message="This is not text.", remedy="Write text in quotes.")
            return ""
        if len(value) > most:
            self.note(
                key, message=f"This text is longer than {most} characters.", remedy="Shorten it."
            )
        return value

    def needed_text(self, key: str, *, most: int = LINE) -> str:
        """The text under the key, which must be there."""
        text = self.text(key, most=most)
        if not self.has(key):
            self.note(key, message=f"“{key}” is missing.", remedy="Add it.")
        elif not text.strip() and isinstance(self._data[key], str):
            self.note(key, message=f"“{key}” is empty.", remedy="Fill it in.")
        return text

    def name(self, key: str, *, pattern: re.Pattern[str]) -> str:
        """The name under the key, if there is one, written as the pattern wants it."""
        text = self.text(key)
        if text and not pattern.fullmatch(text):
            self.note(
                key, message=f"{ascii(text[:60])} cannot be a name here.", remedy=_RULES[pattern]
            )
        return text

    def needed_name(self, key: str, *, pattern: re.Pattern[str]) -> str:
        """The name under the key, which must be there and written as the pattern wants it."""
        before = len(self.notes.problems)
        text = self.needed_text(key)
        return self.name(key, pattern=pattern) if len(self.notes.problems) == before else text

    def flag(self, key: str) -> bool:
        """True or false; false when it is left out."""
        value = self.value(key)
        if self.has(key) and not isinstance(value, bool):
            self.note(key, message="This is neither true nor false.", remedy="Write true or false.")
        return value is True

    def code(self, key: str, *, among: type[Code], otherwise: Code) -> Code:
        """One of a fixed set of codes; `otherwise` when it is left out."""
        value = self.value(key)
        if not self.has(key):
            return otherwise
        if isinstance(value, str) and value in set(among):
            return among(value)
        self.note(key, message="This code is not known.", remedy=f"Use one of {', '.join(among)}.")
        return otherwise

    def inner(self, key: str) -> "Reader | None":
        """The object under the key, None when it is left out."""
        value = self.value(key)
        if not self.has(key):
            return None
        return Reader(value, path=self.at(key), notes=self.notes)

    def list(self, key: str, *, most: int) -> tuple[tuple[str, Json], ...]:
        """The list under the key, each with its path; nothing when it is left out."""
        value = self.value(key)
        if not self.has(key):
            return ()
        if not isinstance(value, list):
            self.note(key, message="This is not a list.", remedy="Write it in brackets: […].")
            return ()
        if len(value) > most:
            self.note(key, message=f"There are more than {most} here.", remedy="Take some out.")
        return tuple((f"{self.at(key)}[{i}]", item) for i, item in enumerate(value[:most]))

    def objects(self, key: str, *, most: int) -> "Iterator[Reader]":
        """The objects of the list under the key."""
        for path, item in self.list(key, most=most):
            yield Reader(item, path=path, notes=self.notes)

    def done(self) -> None:
        """Notes every key nobody asked for: a misspelt key must not be lost in silence."""
        for key in self._data:
            if key not in self._asked:
                self.note(
                    key,
                    message=f"The key {ascii(key[:60])} is not known here.",
                    remedy=f"Use {', '.join(sorted(self._asked))}, or take it out.",
                )
