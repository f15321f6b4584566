"""Adding and changing private rows. Whoever is looking (guard.scope) is who did it."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import transaction

from guard import events, permissions, scope
from guard.errors import Conflict, NotAllowed
from guard.events import Change
from guard.models.event import EventVerb
from guard.models.private import PrivateModel
from guard.permissions import REFUSED, Verb
from guard.scope import Viewer
from guard.texts import text_of
from schools.clock import now
from schools.models import School

Row = TypeVar("Row", bound=PrivateModel)

# Kept by the guard itself on every row, so never part of what a change says.
BOOKKEEPING = frozenset(
    {"id", "version", "created_at", "created_by", "changed_at", "changed_by", "reference"}
)


def create(model: type[Row], *, school: School, **fields: Any) -> Row:
    """A new row, checked and logged.

    Raises ValidationError if a field is wrong, NotAllowed if the viewer may not add this.
    """
    viewer = scope.current()
    row = model(school=school, created_by=viewer.user, changed_by=viewer.user, **fields)
    with transaction.atomic():
        _check_may_create(viewer, [row])
        row.full_clean()
        row.save(force_insert=True)
        # Only the database can say whether "own pupils" holds; a refusal takes the row back.
        permissions.check_row(viewer, Verb.CREATE, row)
        events.record(
            EventVerb.CREATED,
            record=row.record,
            references=[str(row)],
            row_ids=[row.pk],
            school_id=row.school_id,
            change=Change(after=_filled(row)),
        )
    return row


def create_many(rows: Sequence[Row], *, detail: str = "") -> list[Row]:
    """Many new rows of one kind and school, logged as one line without their texts.

    For imports and the demo. The caller has validated them; they carry school and reference.
    """
    if not rows:
        return []
    viewer = scope.current()
    model = type(rows[0])
    with transaction.atomic():
        _check_may_create(viewer, rows)
        for row in rows:
            row.created_by = row.changed_by = viewer.user
        model.objects.bulk_create(rows, batch_size=500)
        _check_all(viewer, rows)
        events.record_rows(EventVerb.CREATED, rows, detail=detail)
    return list(rows)


def change(row: Row, *, expected_version: int, **changes: Any) -> Row:
    """The row with these fields changed, checked before and after, and logged.

    Raises Conflict with both texts if somebody saved it since `expected_version`, NotAllowed,
    or ValidationError. A change to what it says already changes and logs nothing.
    """
    viewer = scope.current()
    model = type(row)
    with transaction.atomic():
        mine = _locked(model, row)
        _check_may_change(viewer, mine, changes)
        _check_version(mine, expected_version, changes)
        before = {name: text_of(mine, name) for name in changes}
        for name, value in changes.items():
            setattr(mine, name, value)
        after = {name: text_of(mine, name) for name in changes}
        said = [name for name in changes if before[name] != after[name]]
        if not said:
            return mine
        mine.full_clean()
        _write(mine, changes, expected_version=expected_version, viewer=viewer)
        permissions.check_row(viewer, Verb.CHANGE, mine)
        events.record(
            EventVerb.CHANGED,
            record=mine.record,
            references=[str(mine)],
            row_ids=[mine.pk],
            school_id=mine.school_id,
            change=Change(
                before={name: before[name] for name in said},
                after={name: after[name] for name in said},
            ),
        )
    return mine


def _filled(row: PrivateModel) -> dict[str, str]:
    names = (f.name for f in row._meta.concrete_fields if f.name not in BOOKKEEPING | {"school"})
    texts = {name: text_of(row, name) for name in names}
    return {name: text for name, text in texts.items() if text}


def _check_may_create(viewer: Viewer, rows: Iterable[PrivateModel]) -> None:
    for school_id, record in {(row.school_id, row.record) for row in rows}:
        permissions.check(viewer, Verb.CREATE, record, school_id=school_id)


def _check_all(viewer: Viewer, rows: Sequence[PrivateModel]) -> None:
    if viewer.is_system:
        return
    model = type(rows[0])
    allowed = permissions.rows(viewer, Verb.CREATE, model)
    ids = [row.pk for row in rows]
    if model.unscoped.filter(allowed, pk__in=ids).count() != len(ids):
        raise NotAllowed(REFUSED)


def _locked(model: type[Row], row: Row) -> Row:
    mine: Row | None = model.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if mine is None:
        raise NotAllowed(REFUSED)
    return mine


def _check_may_change(viewer: Viewer, row: PrivateModel, changes: dict[str, Any]) -> None:
    permissions.check_row(viewer, Verb.CHANGE, row)
    hidden = permissions.hidden_fields(viewer, row.record, school_id=row.school_id)
    if hidden & changes.keys():
        raise NotAllowed(REFUSED)
    if BOOKKEEPING & changes.keys():
        raise TypeError(f"Kept by the guard alone: {sorted(BOOKKEEPING & changes.keys())}.")


def _check_version(row: PrivateModel, expected: int, changes: dict[str, Any]) -> None:
    if row.version == expected:
        return
    theirs = {name: text_of(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    yours = {name: text_of(row, name) for name in changes}
    raise Conflict(theirs=theirs, yours=yours, version=row.version)


def _write(
    row: PrivateModel, changes: dict[str, Any], *, expected_version: int, viewer: Viewer
) -> None:
    row.version = expected_version + 1
    row.changed_at = now()
    row.changed_by = viewer.user
    values = {name: getattr(row, name) for name in changes}
    written = type(row).unscoped.filter(pk=row.pk, version=expected_version)
    bookkeeping = {
        "version": row.version,
        "changed_at": row.changed_at,
        "changed_by": row.changed_by,
    }
    if written.update(**values, **bookkeeping) != 1:
        raise Conflict(theirs={}, yours={}, version=row.version)
