"""The one writer of files that leave with private rows in them: CSV and XLSX."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from guard import events
from guard.models.event import EventVerb
from guard.models.private import PrivateModel

# What a spreadsheet takes for the beginning of a formula, in both widths.
STARTS_FORMULA = frozenset("=+-@\t\r\n\0＝＋－＠|%")


@dataclass(frozen=True)
class Kind:
    """A kind of file: its ending, its content type, and what writes it."""

    ending: str
    content_type: str
    write: Callable[[Sequence[str], Iterable[Sequence[str]]], bytes]


def as_file(
    rows: Iterable[PrivateModel],
    *,
    headings: Sequence[str],
    cells: Callable[[Any], Sequence[str]],
    kind: Kind,
    name: str,
) -> HttpResponse:
    """A download of these rows, which the caller has narrowed to those the viewer may export.

    `cells` gives one row's texts with the field rules applied. The trail gets one line a school
    with the count and every reference before anything is sent. `name` names no child.
    """
    exported = list(rows)
    body = kind.write(headings, (cells(row) for row in exported))
    events.record_rows(EventVerb.EXPORTED, exported, detail=f"{len(exported)} rows, {kind.ending}")
    response = HttpResponse(body, content_type=kind.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind.ending}"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def harmless(text: str) -> str:
    """The text as no spreadsheet runs it: marked as text if a formula could begin so."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    first = clean.lstrip(" \u00a0\u200b\ufeff")[:1]
    return f"'{clean}" if first in STARTS_FORMULA and first else clean


def csv_of(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """CSV in UTF-8 with a byte order mark, so that a spreadsheet shows every name rightly."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(text) for text in headings])
    writer.writerows([harmless(text) for text in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """An XLSX workbook of one sheet whose every cell is a string."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Export")
    for line in (headings, *lines):
        sheet.append([_string_cell(sheet, text) for text in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _string_cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=harmless(text))
    cell.data_type = "s"
    return cell


KINDS = {
    "csv": Kind("csv", "text/csv; charset=utf-8", csv_of),
    "xlsx": Kind(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of
    ),
}
