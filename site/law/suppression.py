"""Counts of pupils made safe to show to people who may not see the pupils.

The rule: 1 to 7 becomes "*", everything else goes to the nearest 5, and 0 stays 0.
Source: NHS England, disclosure control methodology for Hospital Episode Statistics and the
Emergency Care Data Set (from September 2018), counts below national level.

A total is counted from the true figures and rounded by itself; it is never the sum of what is
shown. Even so a total can give cells away: four cells "*" beside the total 30 are each exactly 7,
and twelve beside the total 10 each exactly 1. Such a total is left out. Whether it is left out
depends only on what the cells already show, because leaving it out for the true figures' sake
would itself tell what they are.

One table is made safe here, not several together: tables over the same pupils with different
cuts can still be compared with one another.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

LARGEST_HIDDEN = 7
ROUND_TO = 5
HIDDEN = "*"

Row = TypeVar("Row", bound=Hashable)


@dataclass(frozen=True)
class Suppressed:
    """A count as it may be shown: its text, and the rounded number unless hidden."""

    text: str
    value: int | None

    @property
    def is_hidden(self) -> bool:
        return self.value is None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class SuppressedTable(Generic[Row]):
    """A table as it may be shown; `total` is None where showing it would give a cell away."""

    rows: Mapping[Row, Suppressed]
    total: Suppressed | None


def suppress(count: int) -> Suppressed:
    """One count of pupils as it may be shown to anyone.

    Raises ValueError for a count below 0.
    """
    if count < 0:
        raise ValueError("A count of pupils cannot be below 0.")
    if 1 <= count <= LARGEST_HIDDEN:
        return Suppressed(text=HIDDEN, value=None)
    rounded = (count + ROUND_TO // 2) // ROUND_TO * ROUND_TO
    return Suppressed(text=str(rounded), value=rounded)


def suppress_table(counts: Mapping[Row, int]) -> SuppressedTable[Row]:
    """Counts that part one group of pupils, each made safe, with a total where that is safe.

    Raises ValueError for a count below 0.
    """
    rows = {row: suppress(count) for row, count in counts.items()}
    shown = tuple(rows.values())
    total = None if _a_total_could_pin(shown) else suppress(sum(counts.values()))
    return SuppressedTable(rows=MappingProxyType(rows), total=total)


def _a_total_could_pin(shown: tuple[Suppressed, ...]) -> bool:
    """Whether some total these cells allow would leave a hidden cell only one value.

    That happens at the two ends: every hidden cell as large as can be and the total at the bottom
    of what it rounds from, or every hidden cell 1 and the total at the top.
    """
    if not any(cell.is_hidden for cell in shown):
        return False
    ranges = [_range_behind(cell) for cell in shown]
    smallest = sum(low for low, _ in ranges)
    largest = sum(high for _, high in ranges)
    bottom_of_largest, _ = _range_behind(suppress(largest))
    _, top_of_smallest = _range_behind(suppress(smallest))
    return bottom_of_largest == largest or top_of_smallest == smallest


def _range_behind(shown: Suppressed) -> tuple[int, int]:
    """The smallest and largest true count that is shown like this."""
    if shown.value is None:
        return 1, LARGEST_HIDDEN
    if shown.value == 0:
        return 0, 0
    return shown.value - ROUND_TO // 2, shown.value + ROUND_TO // 2
