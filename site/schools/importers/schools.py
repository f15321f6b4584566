"""Schools out of the Department's register: read, checked, compared, then written at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from law import packs
from schools.actions.save_schools import SchoolsToSave, save_schools
from schools.errors import SchoolsError
from schools.importers.places import Places
from schools.importers.reading import Table, read_table
from schools.models import School, Trust
from schools.models.school import Phase
from schools.rules.gias import COLUMNS, Finding, GiasRow, headings_of, missing_headings, read_row


class RowsRefused(SchoolsError):
    """The file has rows that must be put right first; nothing was written."""

    def __init__(self, findings: Iterable[Finding], *, left_out: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        self.left_out = tuple(left_out)
        super().__init__(f"{len(self.findings)} to put right; nothing was written.")


@dataclass(frozen=True)
class Change:
    """One school that is new or differs: its fields with what they were and will be."""

    row: GiasRow
    school: School
    is_new: bool
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Plan:
    """What a file would do here, before it is done."""

    to_save: SchoolsToSave
    changes: tuple[Change, ...]
    unchanged: int
    left_out: tuple[Finding, ...]


def plan_import(path: Path, *, trust: Trust | None, on: date) -> Plan:
    """What the file would change. Nothing is written.

    With a trust, every school of the file is put into it; without, each into the trust its row
    names (found by GIAS number, then by name; made if missing). An empty cell changes nothing.
    Raises SchoolsError for a file that cannot be read, RowsRefused for rows to put right.
    """
    rows = _rows(read_table(path), name=path.name, on=on)
    left_out = tuple(each for row in rows for each in row.findings if not each.stops)
    stops = [each for row in rows for each in row.findings if each.stops]
    _refuse(stops + _twice(rows), left_out=left_out)
    places = Places(trust=trust)
    compared = _compare_all(rows, places=places)
    changes = tuple(change for change in compared if change.is_new or change.fields)
    refused = [each for change in changes for each in _refused_by_the_model(change)]
    _refuse(refused, left_out=left_out)
    return Plan(
        to_save=SchoolsToSave(
            trusts=tuple(places.new_trusts),
            authorities=tuple(places.new_authorities),
            new=tuple(change.school for change in changes if change.is_new),
            changed=tuple(change.school for change in changes if not change.is_new),
            fields=tuple(sorted({name for change in changes for name in change.fields})),
            left_trusts=frozenset(
                was.pk for change in changes if (was := change.fields.get("trust", (None,))[0])
            ),
        ),
        changes=changes,
        unchanged=len(rows) - len(changes),
        left_out=left_out,
    )


def carry_out(plan: Plan) -> None:
    """Write what was planned, all of it or nothing."""
    save_schools(plan.to_save)


def _rows(table: Table, *, name: str, on: date) -> list[GiasRow]:
    headings = headings_of(table.header)
    missing = missing_headings(headings)
    if missing:
        raise SchoolsError(
            f"{name} has no column {', '.join(missing)}. The file wanted is the register's "
            "“edubasealldata” download, with its header row."
        )
    if not table.rows:
        raise SchoolsError(f"{name} has a header and no school. Download it again.")
    pack = packs.in_force(on)
    width = len(table.header)
    return [
        read_row(number, dict(zip(table.header, cells, strict=True)), headings=headings, pack=pack)
        if len(cells) == width
        else _torn(number, cells=len(cells), width=width)
        for number, cells in table.rows
    ]


def _torn(number: int, *, cells: int, width: int) -> GiasRow:
    text = f"has {cells} cells where the header has {width}. Look for a stray comma or quote."
    finding = Finding(row=number, heading="the whole row", text=text, stops=True)
    return GiasRow(number, {}, "", "", "", "", findings=(finding,))


def _twice(rows: Sequence[GiasRow]) -> list[Finding]:
    first: dict[str, int] = {}
    again = []
    for row in rows:
        if row.urn and first.setdefault(row.urn, row.number) != row.number:
            text = f"“{row.urn}” is in row {first[row.urn]} already. Keep one of the two."
            again.append(Finding(row=row.number, heading="URN", text=text, stops=True))
    return again


def _refuse(findings: Sequence[Finding], *, left_out: Sequence[Finding]) -> None:
    if findings:
        raise RowsRefused(findings, left_out=left_out)


def _compare_all(rows: Sequence[GiasRow], *, places: Places) -> list[Change]:
    here = School.objects.select_related("trust", "authority")
    known = here.in_bulk([row.urn for row in rows], field_name="urn")
    return [_compare(known.get(row.urn), row, places=places) for row in rows]


def _compare(school: School | None, row: GiasRow, *, places: Places) -> Change:
    values = {**row.columns, "authority": places.authority(row)}
    trust = places.trust(row)
    if trust is not None:
        values["trust"] = trust
    if school is None:
        slug = places.school_slug(row, trust=trust)
        return Change(row=row, school=School(slug=slug, **values), is_new=True, fields={})
    if values["phase"] == Phase.UNKNOWN:
        del values["phase"]
    fields = {
        name: (getattr(school, name), value)
        for name, value in values.items()
        if getattr(school, name) != value
    }
    for name, (_, value) in fields.items():
        setattr(school, name, value)
    return Change(row=row, school=school, is_new=False, fields=fields)


def _refused_by_the_model(change: Change) -> list[Finding]:
    try:
        change.school.clean_fields(exclude=["trust", "authority"])
    except ValidationError as error:
        return [
            Finding(row=change.row.number, heading=_heading(name), text=" ".join(texts), stops=True)
            for name, texts in error.message_dict.items()
        ]
    return []


def _heading(name: str) -> str:
    column = COLUMNS.get(name)
    return column.headings[0] if column else name
