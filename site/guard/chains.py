"""How a line of the audit trail is sealed to the one before it."""

import json
from datetime import UTC

from guard import keys
from guard.models.event import Event, EventChain

SEALED = ("verb", "record", "row_ids", "references", "fields", "hashes", "detail", "system_reason")


def hash_of(event: Event) -> str:
    """The seal of one line over everything it says and the line before it."""
    says = {name: getattr(event, name) for name in SEALED}
    says |= {
        "chain": event.chain.name,
        "seq": event.seq,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "school": event.school_id,
        "actor": event.actor_id,
        "row_id": str(event.row_id or ""),
        "key_id": event.key_id,
        "prev_hash": event.prev_hash,
    }
    return keys.seal("event", json.dumps(says, sort_keys=True, separators=(",", ":")))


def seal_of(chain: EventChain) -> str:
    """The seal over a chain's length and last line: a chain cut short no longer fits it."""
    return keys.seal("chain", f"{chain.name}|{chain.count}|{chain.head}")


def hash_of_value(text: str, *, event_place: str, field: str) -> str:
    """Proves later what a value was without telling it; the same value never hashes the same twice."""
    return keys.seal("value", f"{event_place}|{field}|{text}")
