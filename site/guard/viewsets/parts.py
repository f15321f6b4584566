"""What a guarded screen is described with: columns, filters, buttons, tabs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from guard import permissions
from guard.fields import BLANK, FieldRules
from guard.models.private import PrivateModel
from guard.permissions import Verb
from guard.scope import Viewer


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `value` is a path such as "pupil.upn", which follows the field rules by itself, or a function
    of the row; then `shows` names the fields of the row it reveals, so that rules can blank it.
    """

    label: str
    value: str | Callable[[Any], Any]
    order_by: str | tuple[str, ...] | None = None
    link: bool = False
    shows: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The word that stands for the column in an address."""
        return self.label.lower().replace(" ", "-")

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.value.split(".")[0],) if isinstance(self.value, str) else self.shows

    def text(self, row: PrivateModel, rules: FieldRules) -> str:
        """What the cell says to this viewer."""
        if isinstance(self.value, str):
            found = rules.read(row, self.value)
        else:
            found = BLANK if set(self.shows) & rules.hidden(row) else self.value(row)
        return "" if found is None else str(found)


@dataclass(frozen=True)
class Filter:
    """One drop-down above a list; `field` names the field it tells about, for the field rules."""

    name: str
    label: str
    choices: Callable[[Viewer], Sequence[tuple[str, str]]]
    apply: Callable[[QuerySet[Any], str], QuerySet[Any]]
    field: str = ""


@dataclass(frozen=True)
class Button:
    """A link that looks like a button."""

    label: str
    url: str
    primary: bool = False


@dataclass(frozen=True)
class Tab:
    """One view among several of the same record."""

    label: str
    url: str
    is_current: bool = False


class May:
    """What the viewer may do with a row (or with the kind of record), for {% if may.change %}."""

    def __init__(self, viewer: Viewer, record: str, row: PrivateModel | None = None) -> None:
        self._viewer, self._record, self._row = viewer, record, row

    def _ask(self, verb: Verb) -> bool:
        if self._row is None:
            return permissions.may(self._viewer, verb, self._record)
        return permissions.may_row(self._viewer, verb, self._row)

    @cached_property
    def view(self) -> bool:
        return self._ask(Verb.VIEW)

    @cached_property
    def create(self) -> bool:
        return permissions.may(self._viewer, Verb.CREATE, self._record)

    @cached_property
    def change(self) -> bool:
        return self._ask(Verb.CHANGE)

    @cached_property
    def export(self) -> bool:
        return self._ask(Verb.EXPORT)
