"""Files that leave carry no formula and no field the viewer may not read."""

import csv
import io

import pytest
from openpyxl import load_workbook

from guard.export import csv_of, harmless, xlsx_of

TRICKS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "\x01=1+1",
    " \x1f@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_cell_that_could_begin_a_formula_is_marked_as_text(trick):
    assert harmless(trick).startswith("'")


@pytest.mark.parametrize("text", ["", "Zoë O’Neil", "a=b", "1 - 2", "Đặng", "7"])
def test_other_text_is_left_as_it_is(text):
    assert harmless(text) == text


def test_csv_comes_back_as_it_was_written():
    lines = [["Zoë, called “Zo”", "two\nlines"], ["=1", ""]]

    body = csv_of(["Name", "Notes"], lines).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(body, newline=""))) == [
        ["Name", "Notes"],
        ["Zoë, called “Zo”", "two\nlines"],
        ["'=1", ""],
    ]


def test_no_cell_of_a_workbook_is_a_formula_or_a_number():
    body = xlsx_of(["Text"], [[trick] for trick in [*TRICKS, "12", "2026-11-20"]])

    sheet = load_workbook(io.BytesIO(body)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["A2"].value == "'=cmd|' /C calc'!A0"
