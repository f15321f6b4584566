"""The items of the SEN information report: which apply to a school, and how each stands."""

from collections.abc import Mapping
from datetime import date

from cms.rules.review import date_in_words
from law import packs
from law.freshness import State, since_last
from law.rule_pack import ReportItem, SchoolKind, filled

# Items that show what the school's records hold, whether or not words are written beside it.
DRAWN = frozenset(
    {"senco", "support_services", "local_offer", "policy_contacts", "document_control"}
)
_MAINSTREAM = {"PRIMARY", "SECONDARY", "ALL_THROUGH", "SIXTEEN_PLUS"}


def item_keys(on: date) -> list[str]:
    """The keys of every item of the rule pack in force, in order."""
    return [item.key for item in packs.in_force(on).report_items]


def kinds_of(phase: str, *, has_early_years: bool) -> frozenset[SchoolKind]:
    """The kinds of school, as the rule pack tells them apart, that a school is."""
    kinds = set()
    if phase in _MAINSTREAM:
        kinds.add(SchoolKind.MAINSTREAM)
    if phase == "NURSERY":
        kinds.add(SchoolKind.NURSERY)
    if has_early_years:
        kinds.add(SchoolKind.EARLY_YEARS)
    return frozenset(kinds)


def items_for(kinds: frozenset[SchoolKind], *, on: date) -> list[ReportItem]:
    """The items a school of these kinds must or should have, in order."""
    return [item for item in packs.in_force(on).report_items if item.applies_to(kinds)]


def heading_of(item: ReportItem, *, words: Mapping[str, str]) -> str:
    """An item's heading with the trust's words in it."""
    return filled(item.heading, words=words)


def source_of(item: ReportItem) -> str:
    """The first place that asks for an item, if we have read it there; nothing if we have not."""
    return item.source.split(";")[0].strip() if item.verified else ""


def is_stale(confirmed_on: date | None, *, on: date) -> bool:
    """Whether an item was confirmed more than a year ago."""
    return confirmed_on is not None and since_last(confirmed_on, on=on).state is State.RED


def describe_row(
    key: str,
    *,
    kinds: frozenset[SchoolKind],
    words: Mapping[str, str],
    is_empty: bool,
    confirmed_on: date | None,
    on: date,
) -> dict[str, str | bool]:
    """What an editor needs to know above a row: what it is, what belongs in it, how it stands."""
    item = next((item for item in packs.in_force(on).report_items if item.key == key), None)
    if item is None:
        return {"heading": key, "help": "The law no longer asks for this.", "status": ""}
    checked = "" if item.verified else " (our reading; not yet checked against the source)"
    if not item.applies_to(kinds):
        status = "Does not apply to this school"
    elif is_empty and key in DRAWN:
        status = "Drawn from what we hold; words can be added"
    else:
        status = _status(is_empty=is_empty, confirmed_on=confirmed_on, on=on)
    return {
        "heading": f"{item.number}. {heading_of(item, words=words)}",
        "help": f"{filled(item.must_contain, words=words)} {item.suggestion}".strip(),
        "source": f"{item.source}{checked}",
        "status": status,
        "is_mandatory": item.mandatory,
    }


def _status(*, is_empty: bool, confirmed_on: date | None, on: date) -> str:
    if is_empty:
        return "Nothing written yet"
    if confirmed_on is None:
        return "Never confirmed"
    if is_stale(confirmed_on, on=on):
        return f"Confirmed more than a year ago, on {date_in_words(confirmed_on)}"
    return f"Confirmed on {date_in_words(confirmed_on)}"
