"""Adding to the audit trail: one line per answer or per batch, in the chain of each school."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from guard import scope
from guard.chains import hash_of, hash_of_value, seal_of
from guard.keys import key_id
from guard.models.event import Event, EventChain, EventText, EventVerb
from guard.models.private import PrivateModel
from schools.clock import now
from schools.models import User

HOUSE = "house"


@dataclass(frozen=True)
class Change:
    """What fields said before and after, as text."""

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> list[str]:
        return sorted({*self.before, *self.after})


def record(
    verb: EventVerb,
    *,
    record: str = "",
    references: Iterable[str] = (),
    school_id: int | None,
    row_ids: Iterable[UUID] = (),
    change: Change | None = None,
    detail: str = "",
    actor: User | None = None,
) -> Event:
    """Add one line to a school's chain (or to the house's, without a school).

    Who did it is whoever is looking; `actor` names somebody who is only just signing in or out.
    `references` and `detail` never hold a child's name. Waits for others adding to the same chain.
    """
    viewer = scope.current_or_none()
    ids = [str(row_id) for row_id in row_ids]
    with transaction.atomic():
        chain = _locked_chain(school_id)
        event = Event(
            chain=chain,
            seq=chain.count + 1,
            at=now(),
            school_id=school_id,
            actor=actor or (viewer.user if viewer else None),
            system_reason=(viewer.system_reason if viewer else "")[:200],
            verb=verb,
            record=record,
            row_id=ids[0] if len(ids) == 1 else None,
            row_ids=ids,
            references=[str(reference) for reference in references],
            fields=change.fields if change else [],
            detail=detail,
            key_id=key_id(),
            prev_hash=chain.head,
        )
        event.hashes = _hashes(event, change)
        event.hash = hash_of(event)
        event.save()
        if change:
            EventText.objects.create(
                event=event, before=dict(change.before), after=dict(change.after)
            )
        chain.count, chain.head = event.seq, event.hash
        chain.seal = seal_of(chain)
        chain.save(update_fields=["count", "head", "seal"])
    return event


def record_rows(verb: EventVerb, rows: Iterable[PrivateModel], *, detail: str = "") -> None:
    """Add one line for an answer that showed these rows (one in each of their schools' chains)."""
    by_school: dict[tuple[int, str], list[PrivateModel]] = {}
    for row in rows:
        by_school.setdefault((row.school_id, row.record), []).append(row)
    with transaction.atomic():
        # In one order always, so that two answers never wait for each other's chain.
        for (school_id, kind), seen in sorted(by_school.items(), key=lambda item: item[0]):
            record(
                verb,
                record=kind,
                references=[str(row) for row in seen],
                row_ids=[row.pk for row in seen],
                school_id=school_id,
                detail=detail,
            )


def _locked_chain(school_id: int | None) -> EventChain:
    name = HOUSE if school_id is None else f"school {school_id}"
    chain, is_new = EventChain.objects.get_or_create(name=name, defaults={"school_id": school_id})
    if is_new and school_id is not None:
        # The house's chain knows every other one: a chain taken away whole is missed.
        record(EventVerb.CHAIN_BEGUN, school_id=None, detail=name)
    return EventChain.objects.select_for_update().get(pk=chain.pk)


def _hashes(event: Event, change: Change | None) -> dict[str, Any]:
    if change is None:
        return {}
    place = f"{event.chain.name}|{event.seq}"
    return {
        side: {
            name: hash_of_value(text, event_place=f"{place}|{side}", field=name)
            for name, text in values.items()
        }
        for side, values in (("before", change.before), ("after", change.after))
    }
