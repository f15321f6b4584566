"""Questions about the audit trail."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from guard import keys, permissions
from guard.chains import hash_of, seal_of
from guard.events import HOUSE
from guard.models.event import Event, EventChain, EventVerb
from guard.models.private import PrivateModel
from guard.models.private_file import PrivateFile
from guard.models.reason import StatedReason
from guard.scope import Viewer
from schools.clock import now
from schools.models import School


@dataclass(frozen=True)
class HistoryLine:
    """One thing that was done with a record: who, when, which fields, and their text if kept."""

    at: datetime
    who: str
    verb: str
    fields: list[str]
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    is_erased: bool = False
    detail: str = ""


@dataclass(frozen=True)
class Problem:
    """Something wrong with a chain of the audit trail, as a sentence."""

    chain: str
    seq: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.chain}, line {self.seq}: {self.sentence}"


def history_of(row: PrivateModel, *, limit: int = 200) -> list[HistoryLine]:
    """What was done with a record, newest first; whoever asks has checked the row."""
    done = Event.objects.filter(row_id=row.pk, record=row.record, school_id=row.school_id)
    lines = done.select_related("actor", "text").order_by("-seq")[:limit]
    return [_history_line(event) for event in lines]


def _history_line(event: Event) -> HistoryLine:
    text = getattr(event, "text", None)
    return HistoryLine(
        at=event.at,
        who=str(event.actor) if event.actor else f"The system: {event.system_reason}",
        verb=event.get_verb_display(),
        fields=list(event.fields),
        before=dict(text.before) if text else {},
        after=dict(text.after) if text else {},
        is_erased=bool(event.fields) and text is None,
        detail=event.detail,
    )


def reasons_held(viewer: Viewer) -> list[StatedReason]:
    """The reasons by which the viewer sees named rows at this moment."""
    held = StatedReason.objects.filter(user=viewer.user, until_at__gt=now())
    return list(held.select_related("school"))


def schools_wanting_reason(viewer: Viewer, *, record: str) -> list[School]:
    """Schools whose rows stay hidden from the viewer until a reason is stated."""
    wanting = permissions.schools_wanting_reason(viewer, record)
    if not wanting:
        return []
    held = {reason.school_id for reason in reasons_held(viewer)}
    return list(School.objects.filter(pk__in=wanting - held))


def schools_of(ids: Iterable[int]) -> QuerySet[School]:
    """These schools, by name."""
    return School.objects.filter(pk__in=list(ids))


def file_or_none(pk: UUID) -> PrivateFile | None:
    """This file if the viewer may see the record it is with."""
    found: PrivateFile | None = PrivateFile.objects.filter(pk=pk).first()
    return found


def verify_chains() -> list[Problem]:
    """Everything that shows a line of the audit trail was edited, added, moved or taken away."""
    chains = list(EventChain.objects.all())
    problems = [problem for chain in chains for problem in _problems_of(chain)]
    return problems + list(_missing_chains({chain.name for chain in chains}))


def problems_in_chains() -> list[str]:
    """The same as sentences, for `manage.py verify`."""
    return [str(problem) for problem in verify_chains()]


def _problems_of(chain: EventChain) -> Iterator[Problem]:
    previous, place = "", 0
    for event in chain.events.order_by("seq").iterator(chunk_size=2000):
        place += 1
        event.chain = chain
        if event.seq != place:
            yield Problem(chain.name, place, f"is missing; the next one says it is {event.seq}.")
            place = event.seq
        if event.key_id != keys.key_id():
            yield Problem(chain.name, event.seq, "was sealed with another key than audit.key.")
        elif event.prev_hash != previous or event.hash != hash_of(event):
            yield Problem(chain.name, event.seq, "does not say what it said when it was sealed.")
        previous = event.hash
    if (chain.count, chain.head) != (place, previous):
        yield Problem(chain.name, place, f"is the last, but {chain.count} lines were written.")
    if chain.count and chain.seal != seal_of(chain):
        yield Problem(chain.name, chain.count, "the count of lines was changed.")


def _missing_chains(known: set[str]) -> Iterator[Problem]:
    begun = Event.objects.filter(chain__name=HOUSE, verb=EventVerb.CHAIN_BEGUN)
    expected = set(begun.values_list("detail", flat=True))
    if known:
        expected.add(HOUSE)
    for name in sorted(expected - known):
        yield Problem(name, 0, "the whole chain is gone.")
    for name in sorted(known - expected):
        yield Problem(name, 0, "the chain was never begun.")
