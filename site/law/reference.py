"""Dated facts that are no rules: bank holidays and the authorities' three-digit numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from law.documents import Entry, read_document
from law.errors import PackError
from law.packs import FOLDER


class Nation(StrEnum):
    """Where an authority's number belongs; OVERSEAS takes in the services and the islands."""

    ENGLAND = "ENGLAND"
    WALES = "WALES"
    OVERSEAS = "OVERSEAS"


class AuthorityStatus(StrEnum):
    """CURRENT, or RETIRED with its authority: pupils keep the numbers they were given."""

    CURRENT = "CURRENT"
    RETIRED = "RETIRED"


@dataclass(frozen=True)
class LocalAuthority:
    """An authority by the three-digit number the Department gives it."""

    code: str
    name: str
    nation: Nation
    status: AuthorityStatus


@dataclass(frozen=True)
class BankHolidays:
    """The bank holidays of England and Wales, by day, for the years the list covers."""

    titles: Mapping[date, str]
    first_year: int
    last_year: int

    def __contains__(self, day: object) -> bool:
        return day in self.titles

    def covers(self, day: date) -> bool:
        """Whether the list can tell: outside its years an ordinary weekday proves nothing."""
        return self.first_year <= day.year <= self.last_year

    def with_added(self, extra: Mapping[date, str]) -> "BankHolidays":
        """The same with days proclaimed since, such as a royal event."""
        titles = MappingProxyType(dict(sorted({**self.titles, **extra}.items())))
        return BankHolidays(titles=titles, first_year=self.first_year, last_year=self.last_year)


@cache
def bank_holidays() -> BankHolidays:
    """England and Wales, from the list GOV.UK publishes. Raises PackError for a broken file."""
    top = _reference("bank_holidays_england_wales")
    titles: dict[date, str] = {}
    for entry in top.entries("holidays"):
        entry.only("on", "title")
        on = entry.day("on")
        if on in titles:
            entry.refuse("on", because="is there twice", remedy="Keep one of them")
        titles[on] = entry.text("title")
    first_year, last_year = top.number("first_year"), top.number("last_year")
    if {day.year for day in titles} != set(range(first_year, last_year + 1)):
        raise PackError(f"{top.file}: years without a holiday. Correct first_year or last_year.")
    return BankHolidays(titles=MappingProxyType(titles), first_year=first_year, last_year=last_year)


@cache
def local_authorities() -> Mapping[str, LocalAuthority]:
    """Every authority by number, those of Wales and the retired ones too."""
    top = _reference("local_authorities")
    authorities: dict[str, LocalAuthority] = {}
    for entry in top.entries("authorities"):
        entry.only("code", "name", "nation", "status")
        code = entry.text("code")
        if code in authorities:
            entry.refuse("code", because=f"“{code}” is there twice", remedy="Keep one of them")
        authorities[code] = LocalAuthority(
            code=code,
            name=entry.text("name"),
            nation=entry.choice("nation", Nation),
            status=entry.choice("status", AuthorityStatus),
        )
    return MappingProxyType(authorities)


def _reference(name: str) -> Entry:
    top = read_document(FOLDER / f"{name}.json")
    if top.text("kind") != name.upper():
        top.refuse("kind", because="is not this file's", remedy=f"Write “{name.upper()}”")
    return top
