"""A policy's text taken apart: its title, dates, sections, paragraphs and lists."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class PolicyDate:
    """A day a policy states; where it names only a month, the last day of that month."""

    day: date
    is_month_only: bool


@dataclass
class Paragraph:
    """One paragraph; **two asterisks** still stand around words in bold."""

    text: str


@dataclass
class ListItem:
    """One line of a list, with the list that hangs below it."""

    text: str
    line: int = 0
    items: list["ListItem"] = field(default_factory=list)


@dataclass
class Bullets:
    """A list; items of items are the nested lists."""

    items: list[ListItem] = field(default_factory=list)


Block = Paragraph | Bullets


@dataclass
class Section:
    """A heading (level 2, or 3 below it) and what stands under it."""

    heading: str
    number: str = ""
    level: int = 2
    line: int = 0
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Remark:
    """A line that was not placed, or was placed by a guess, and why."""

    line: int
    text: str
    why: str


@dataclass
class PolicyDocument:
    """Everything found in a policy's text.

    `opening` stands before the first heading. `not_placed` are lines that appear nowhere;
    `guesses` appear, and somebody should look whether they stand rightly.
    """

    title: str = ""
    dated: str = ""
    details: dict[str, str] = field(default_factory=dict)
    next_review: PolicyDate | None = None
    opening: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    contents: list[Remark] = field(default_factory=list)
    not_placed: list[Remark] = field(default_factory=list)
    guesses: list[Remark] = field(default_factory=list)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return sum(isinstance(block, Paragraph) for block in self.blocks())

    @property
    def list_items(self) -> int:
        """How many list lines there are, nested ones included."""
        lists = (block for block in self.blocks() if isinstance(block, Bullets))
        return sum(count_items(bullets.items) for bullets in lists)

    def blocks(self) -> list[Block]:
        """Every paragraph and list in order."""
        return [*self.opening, *(block for section in self.sections for block in section.blocks)]


def count_items(items: list[ListItem]) -> int:
    """How many items a list has, those of its nested lists included."""
    return sum(1 + count_items(item.items) for item in items)
