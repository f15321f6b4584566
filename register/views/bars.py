"""Tables of suppressed numbers as a page draws them."""

from dataclasses import dataclass

from law.suppression import SuppressedTable
from register.figures import Figures


@dataclass(frozen=True)
class Bar:
    """One row of a table of numbers with the length of its bar, from 0 to 100."""

    label: str
    text: str
    length: int
    is_hidden: bool


@dataclass(frozen=True)
class NumbersTable:
    """One table of numbers with its heading; no total where it would give a number away."""

    title: str
    bars: tuple[Bar, ...]
    total: str


def tables_of(figures: Figures) -> list[NumbersTable]:
    """The tables of a page of numbers, in the order they are read."""
    return [
        _numbers_table("By status", figures.by_status),
        _numbers_table("By primary need", figures.by_need),
        _numbers_table("By broad area of the primary need", figures.by_area),
    ]


def _numbers_table(title: str, table: SuppressedTable[str]) -> NumbersTable:
    largest = max((count.value or 0 for count in table.rows.values()), default=0)
    return NumbersTable(
        title=title,
        bars=tuple(
            Bar(
                label=label,
                text=count.text,
                length=round(100 * (count.value or 0) / largest) if largest else 0,
                is_hidden=count.is_hidden,
            )
            for label, count in table.rows.items()
        ),
        total=table.total.text if table.total else "",
    )
