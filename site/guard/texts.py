"""What a field of a row says, in the words people read."""

from typing import Any

from django.db.models import Model


def text_of(row: Model, name: str) -> str:
    """The label of a choice, the reference of a related private row, otherwise the value as text."""
    field: Any = row._meta.get_field(name)
    if getattr(field, "choices", None):
        return str(getattr(row, f"get_{name}_display")() or "")
    if field.is_relation:
        related = getattr(row, name) if getattr(row, field.attname) is not None else None
        return "" if related is None else str(related)
    value = getattr(row, name)
    return "" if value is None else str(value)
