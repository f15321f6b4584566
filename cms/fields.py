"""A stream field whose migrations do not change each time a block does."""

from typing import Any

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """Wagtail's stream field, with its block definitions left out of migrations.

    The database holds JSON whatever the blocks are; their definitions in migrations only make
    these long, and break them when a block class moves.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
