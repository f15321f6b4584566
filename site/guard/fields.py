"""Reading fields by the rules: what the viewer may not read is blank."""

from typing import Any

from guard import permissions
from guard.models.private import PrivateModel
from guard.scope import Viewer
from guard.texts import text_of

BLANK = ""


class FieldRules:
    """What one viewer may read of rows, worked out once per kind of record and school."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._hidden: dict[tuple[str, int], frozenset[str]] = {}

    def hidden(self, row: PrivateModel) -> frozenset[str]:
        """Names of this row's fields that are blank for the viewer."""
        key = (row.record, row.school_id)
        if key not in self._hidden:
            self._hidden[key] = permissions.hidden_fields(
                self.viewer, row.record, school_id=row.school_id
            )
        return self._hidden[key]

    def read(self, row: Any, path: str) -> Any:
        """The value at "field" or "other.field", or "" where a step is empty or not to be read."""
        found = row
        for step in path.split("."):
            if isinstance(found, PrivateModel) and step in self.hidden(found):
                return BLANK
            found = _step(found, step)
            if found is None or found == BLANK:
                return BLANK
        return found

    def hides_somewhere(self, record: str, names: tuple[str, ...]) -> bool:
        """Whether any of these fields is blank for the viewer at any school they see.

        Sorting or filtering by such a field would tell what the column does not.
        """
        return any(
            set(names) & permissions.hidden_fields(self.viewer, record, school_id=school_id)
            for school_id in self.viewer.school_ids
        )


def _step(found: Any, step: str) -> Any:
    fields = {field.name for field in found._meta.fields} if hasattr(found, "_meta") else set()
    if step in fields and found._meta.get_field(step).choices:
        return text_of(found, step)
    value = getattr(found, step)
    return value() if callable(value) else value
