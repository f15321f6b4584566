"""A table out of a file somebody gives us, whatever their spreadsheet did to it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schools.errors import SchoolsError

MOST_BYTES = 50 * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Table:
    """A header, and rows with the number of each as a spreadsheet shows it (the header is 1)."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(path: Path) -> Table:
    """The table in a CSV file, blank rows left out. Raises SchoolsError with what to do."""
    reader = csv.reader(io.StringIO(_text_of(path), newline=""), strict=True)
    try:
        rows = tuple(_filled(reader))
    except csv.Error as error:
        raise SchoolsError(
            f"{path.name} is not a table of comma-separated values (line {reader.line_num}: "
            f"{error}). Download it again, or save it from the spreadsheet as CSV UTF-8."
        ) from error
    if not rows:
        raise SchoolsError(f"{path.name} is empty. Download it again.")
    (_, header), *body = rows
    return Table(header=tuple(cell.strip() for cell in header), rows=tuple(body))


def _filled(reader: Iterator[list[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(reader, start=1):
        if any(cell.strip() for cell in row):
            yield number, tuple(row)


def _text_of(path: Path) -> str:
    raw = _bytes_of(path)
    if raw.startswith(_UTF16_MARKS) or b"\0" in raw:
        raise SchoolsError(
            f"{path.name} is no CSV in a readable encoding. Save it from the spreadsheet as "
            "“CSV UTF-8 (comma delimited)”."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise SchoolsError(
            f"{path.name} is neither UTF-8 nor windows-1252 (byte {error.start}). Save it from "
            "the spreadsheet as “CSV UTF-8 (comma delimited)”."
        ) from error


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SchoolsError(
                f"{path.name} has {size // 1024 // 1024} MB; the most is {MOST_BYTES // 1024 // 1024}. "
                "Take out the schools you do not need."
            )
        return path.read_bytes()
    except OSError as error:
        raise SchoolsError(
            f"{path.name} cannot be read: {error.strerror}. Check the name and where it lies."
        ) from error
