"""What a rule pack holds: the law's lists as they stand from one day to another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from law.errors import PackError


class CodeStatus(StrEnum):
    """CURRENT codes may be chosen; LEGACY ones are only read, in history and imports."""

    CURRENT = "CURRENT"
    LEGACY = "LEGACY"


class SchoolKind(StrEnum):
    """The kinds of school a duty can be limited to; a school can be of several."""

    ALL = "ALL"
    MAINSTREAM = "MAINSTREAM"
    NURSERY = "NURSERY"
    EARLY_YEARS = "EARLY_YEARS"


class Prefill(StrEnum):
    """How much of a report item the register and the school's own record can fill."""

    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"


class Seen(StrEnum):
    """Whether the text of a source was read itself, read as others quote it, or not read."""

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    NOT_SEEN = "NOT_SEEN"


@dataclass(frozen=True)
class Source:
    """A text that rules come from, and where to read it."""

    key: str
    title: str
    where: str
    seen: Seen


@dataclass(frozen=True)
class Code:
    """One code of a list. What is not `verified` is a trust's setting, never a claim of law.

    `broad_area` is set on types of need, `group` on first languages.
    """

    code: str
    label: str
    status: CodeStatus
    order: int
    source: str
    verified: bool
    broad_area: str = ""
    group: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class NotMapped:
    """A word files still use that must never be turned into a code by itself, and why."""

    text: str
    because: str


@dataclass(frozen=True)
class CodeList:
    """The codes of one field, in the order people read them."""

    key: str
    title: str
    codes: tuple[Code, ...]
    not_mapped: tuple[NotMapped, ...]

    def get(self, code: str) -> Code | None:
        """The code written exactly so; None when the list has none."""
        return self._by_code.get(code)

    def find(self, text: str) -> Code | None:
        """The code meant by a code, a label or an alias, whatever its capitals and spaces."""
        return self._by_text.get(plain(text))

    @property
    def current(self) -> tuple[Code, ...]:
        """The codes that may still be chosen."""
        return tuple(code for code in self.codes if code.status is CodeStatus.CURRENT)

    @cached_property
    def _by_code(self) -> dict[str, Code]:
        return {code.code: code for code in self.codes}

    @cached_property
    def _by_text(self) -> dict[str, Code]:
        return {plain(text): code for code in self.codes for text in texts_of(code)}


@dataclass(frozen=True)
class ReportItem:
    """One thing the SEN information report must or should say.

    `heading` and `must_contain` may hold {senco}: see `filled`. `suggestion` is what good reports
    add, without being asked to by anything we have read.
    """

    key: str
    number: int
    heading: str
    must_contain: str
    source: str
    verified: bool
    applies: frozenset[SchoolKind]
    mandatory: bool
    prefill: Prefill
    prefill_from: str
    suggestion: str

    def applies_to(self, kinds: Collection[SchoolKind]) -> bool:
        """Whether a school of these kinds must or should have the item."""
        return SchoolKind.ALL in self.applies or not self.applies.isdisjoint(kinds)


@dataclass(frozen=True)
class NeedRules:
    """Which provision needs a recorded type of need, and how needs are ranked."""

    needed_with: frozenset[str]
    none_with: frozenset[str]
    unassessed: str
    unassessed_with: frozenset[str]
    lowest_rank: int
    highest_rank: int
    source: str
    verified: bool


@dataclass(frozen=True, eq=False)
class RulePack:
    """The rules in force from `valid_from` to `valid_to` (None: until a later pack)."""

    name: str
    title: str
    valid_from: date
    valid_to: date | None
    sources: Mapping[str, Source]
    code_lists: Mapping[str, CodeList]
    need_rules: NeedRules
    report_items: tuple[ReportItem, ...]

    def codes(self, key: str) -> CodeList:
        """One of the pack's code lists. Raises PackError when it has none of that name."""
        if key not in self.code_lists:
            names = ", ".join(self.code_lists)
            raise PackError(f"Rule pack {self.name} has no code list “{key}”. It has: {names}.")
        return self.code_lists[key]

    def label(self, key: str, code: str) -> str:
        """What people read for a stored code. Raises PackError for a code not in the list."""
        found = self.codes(key).get(code)
        if found is None:
            raise PackError(f"Rule pack {self.name}: code list “{key}” has no code “{code}”.")
        return found.label

    def choices(self, key: str) -> list[tuple[str, str]]:
        """The current codes of a list with their labels, in order, for a form to offer."""
        return [(code.code, code.label) for code in self.codes(key).current]

    def report_item(self, key: str) -> ReportItem:
        """One item of the SEN information report. Raises PackError for an unknown key."""
        for item in self.report_items:
            if item.key == key:
                return item
        raise PackError(f"Rule pack {self.name} has no report item “{key}”.")

    def in_force(self, on: date) -> bool:
        """Whether the pack governs that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def filled(text: str, *, words: Mapping[str, str]) -> str:
    """A pack's sentence with the trust's own words in it: {senco} becomes what they say."""
    return text.format_map(words)


def plain(text: str) -> str:
    """A text without the capitals and spaces that make no difference."""
    return " ".join(text.split()).casefold()


def texts_of(code: Code) -> tuple[str, ...]:
    """Every way a code may be written in a file."""
    return (code.code, code.label, *code.aliases)
