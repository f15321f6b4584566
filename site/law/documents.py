"""Reads a JSON document field by field, and says in a sentence what is wrong with it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from law.errors import PackError

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class Entry:
    """One object of a document, with the place to name when a field of it is wrong."""

    values: dict[str, object]
    file: str
    place: str

    def refuse(self, field: str, *, because: str, remedy: str) -> NoReturn:
        """Raise the PackError for one field of this entry."""
        raise PackError(f"{self.file}, {self.place}, field “{field}”: {because}. {remedy}.")

    def only(self, *fields: str) -> None:
        """Refuse a field nobody reads, which is most often a misspelt one."""
        for field in self.values:
            if field not in fields:
                self.refuse(
                    field,
                    because="is not a field of this entry",
                    remedy=f"Use one of: {', '.join(fields)}",
                )

    def text(self, field: str) -> str:
        """A text that is there and not blank."""
        value = self._value(field)
        if not isinstance(value, str) or not value.strip():
            self.refuse(field, because="is not a text", remedy="Write words between quotes")
        return value

    def text_or_blank(self, field: str) -> str:
        """A text, or "" where the field is left out."""
        return self.text(field) if field in self.values else ""

    def flag(self, field: str) -> bool:
        """A true or a false."""
        value = self._value(field)
        if not isinstance(value, bool):
            self.refuse(field, because="is neither true nor false", remedy="Write true or false")
        return value

    def number(self, field: str) -> int:
        """A whole number."""
        value = self._value(field)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(field, because="is not a whole number", remedy="Write digits, unquoted")
        return value

    def day(self, field: str) -> date:
        """A day written YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.text(field))
        except ValueError:
            self.refuse(field, because="is not a day", remedy="Write it as YYYY-MM-DD")

    def day_or_none(self, field: str) -> date | None:
        """A day, or None where the document says null."""
        return None if self._value(field) is None else self.day(field)

    def choice(self, field: str, choices: type[Choice]) -> Choice:
        """One of the codes of an enum."""
        value = self.text(field)
        return self._chosen(field, value, choices)

    def choice_set(self, field: str, choices: type[Choice]) -> frozenset[Choice]:
        """Several codes of an enum, at least one."""
        values = self.texts(field)
        if not values:
            self.refuse(field, because="is empty", remedy="Name at least one code")
        return frozenset(self._chosen(field, value, choices) for value in values)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; () where the field is left out."""
        values = self.values.get(field, [])
        if not isinstance(values, list):
            self.refuse(field, because="is not a list", remedy="Put the texts between [ and ]")
        texts = [value for value in values if isinstance(value, str) and value.strip()]
        if len(texts) != len(values):
            self.refuse(field, because="holds something that is no text", remedy="Quote each one")
        return tuple(texts)

    def entry(self, field: str) -> "Entry":
        """The object in a field."""
        return self._as_entry(self._value(field), field=field, place=f"“{field}”")

    def entries(self, field: str) -> Iterator["Entry"]:
        """The objects in a list; the iterator names each by its place, counted from 1."""
        values = self._value(field)
        if not isinstance(values, list):
            self.refuse(field, because="is not a list", remedy="Put the entries between [ and ]")
        for number, value in enumerate(values, start=1):
            yield self._as_entry(value, field=field, place=f"{field} entry {number}")

    def _value(self, field: str) -> object:
        if field not in self.values:
            self.refuse(field, because="is missing", remedy="Add it")
        return self.values[field]

    def _chosen(self, field: str, value: str, choices: type[Choice]) -> Choice:
        try:
            return choices(value)
        except ValueError:
            allowed = ", ".join(choices)
            self.refuse(field, because=f"“{value}” is not known", remedy=f"Use one of: {allowed}")

    def _as_entry(self, value: object, *, field: str, place: str) -> "Entry":
        if not isinstance(value, dict):
            self.refuse(field, because="is not an object", remedy="Put its fields between { and }")
        within = place if self.place == TOP else f"{self.place}, {place}"
        return Entry(values=value, file=self.file, place=within)


TOP = "top level"


def read_document(file: Path) -> Entry:
    """The outermost object of a JSON file.

    Raises PackError for a file that is missing, not UTF-8, not JSON, or names a field twice.
    """
    top = Entry(values={}, file=file.name, place=TOP)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(f"{file.name} is not there. Put it back, or ask for another.") from None
    except UnicodeDecodeError:
        raise PackError(f"{file.name} is not UTF-8. Save it again as UTF-8.") from None

    def without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
        values = dict(pairs)
        if len(values) != len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            top.refuse(twice, because="is given twice in one entry", remedy="Keep one of them")
        return values

    try:
        document = json.loads(text, object_pairs_hook=without_doubles)
    except json.JSONDecodeError as error:
        raise PackError(
            f"{file.name}, line {error.lineno}: is not JSON ({error.msg}). Correct that line."
        ) from None
    if not isinstance(document, dict):
        raise PackError(f"{file.name} does not hold an object. Start it with {{.")
    return Entry(values=document, file=file.name, place=TOP)
