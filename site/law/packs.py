"""Rule packs: which there are, which is in force, and each one read and checked."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from law.documents import Entry, read_document
from law.errors import PackError
from law.rule_pack import (
    Code,
    CodeList,
    CodeStatus,
    NeedRules,
    NotMapped,
    Prefill,
    ReportItem,
    RulePack,
    SchoolKind,
    Seen,
    Source,
    plain,
    texts_of,
)

FOLDER = Path(__file__).parent / "rule_packs"
KIND = "RULE_PACK"
CODE_LISTS = (
    "sen_provision",
    "sen_type",
    "broad_area",
    "year_group",
    "first_language",
    "basis_of_need",
    "progress_test",
)
WORDS = ("senco",)


@cache
def names() -> tuple[str, ...]:
    """The names of the packs there are, in order of name."""
    files = sorted(FOLDER.glob("*.json"))
    return tuple(file.stem for file in files if read_document(file).text("kind") == KIND)


@cache
def load(name: str) -> RulePack:
    """A pack by its name, read once. Raises PackError for one that is unknown or broken."""
    if name not in names():
        raise PackError(f"There is no rule pack “{name}”. There is: {', '.join(names())}.")
    return read(FOLDER / f"{name}.json")


def in_force(on: date) -> RulePack:
    """The pack that governs a day; of two, the one that began later.

    Raises PackError for a day before the first pack or in a gap.
    """
    packs = [pack for pack in map(load, names()) if pack.in_force(on)]
    if not packs:
        raise PackError(f"No rule pack is in force on {on:%d/%m/%Y}. Choose a later day.")
    return max(packs, key=lambda pack: pack.valid_from)


def read(file: Path) -> RulePack:
    """A pack from a file, checked. Raises PackError naming file, entry, field and remedy."""
    top = read_document(file)
    top.only(
        "kind", "name", "title", "valid_from", "valid_to",
        "sources", "code_lists", "need_rules", "report_items",
    )  # fmt: skip
    if top.text("kind") != KIND:
        top.refuse("kind", because="is not RULE_PACK", remedy="Give the file of a rule pack")
    if top.text("name") != file.stem:
        top.refuse("name", because="is not the file's name", remedy=f"Write “{file.stem}”")
    valid_from, valid_to = top.day("valid_from"), top.day_or_none("valid_to")
    if valid_to is not None and valid_to < valid_from:
        top.refuse("valid_to", because="is before valid_from", remedy="Give a later day or null")
    sources = _sources(top)
    code_lists = _code_lists(top, sources)
    return RulePack(
        name=top.text("name"),
        title=top.text("title"),
        valid_from=valid_from,
        valid_to=valid_to,
        sources=MappingProxyType(sources),
        code_lists=MappingProxyType(code_lists),
        need_rules=_need_rules(top.entry("need_rules"), code_lists, sources),
        report_items=tuple(_report_items(top, sources)),
    )


def _sources(top: Entry) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for entry in top.entries("sources"):
        entry.only("key", "title", "where", "seen")
        key = entry.text("key")
        if key in sources:
            entry.refuse("key", because=f"“{key}” is there twice", remedy="Keep one of them")
        sources[key] = Source(
            key=key,
            title=entry.text("title"),
            where=entry.text("where"),
            seen=entry.choice("seen", Seen),
        )
    return sources


def _cited(entry: Entry, sources: dict[str, Source]) -> str:
    """The citations of an entry for people to read: "KEY: place; KEY: place" with full titles."""
    cited = []
    for citation in entry.text("source").split(";"):
        key, _, place = (part.strip() for part in citation.partition(":"))
        if key not in sources:
            entry.refuse(
                "source",
                because=f"“{key}” is not one of the pack's sources",
                remedy=f"Use one of: {', '.join(sources)}",
            )
        cited.append(f"{sources[key].title}, {place}" if place else sources[key].title)
    return "; ".join(cited)


def _code_lists(top: Entry, sources: dict[str, Source]) -> dict[str, CodeList]:
    lists = top.entry("code_lists")
    lists.only(*CODE_LISTS)
    read_lists = {key: _code_list(key, lists.entry(key), sources) for key in CODE_LISTS}
    for number, need in enumerate(read_lists["sen_type"].codes, start=1):
        if read_lists["broad_area"].get(need.broad_area) is None:
            lists.refuse(
                "broad_area",
                because=f"“{need.broad_area}” (sen_type codes entry {number}) is no broad area",
                remedy="Use a code of the list broad_area",
            )
    return read_lists


def _code_list(key: str, entry: Entry, sources: dict[str, Source]) -> CodeList:
    entry.only("title", "codes", "not_mapped")
    seen: dict[str, str] = {}
    codes = []
    for each in entry.entries("codes"):
        code = _code(each, sources)
        for text in {plain(text) for text in texts_of(code)}:
            if text in seen:
                each.refuse(
                    "aliases",
                    because=f"“{text}” already stands for {seen[text]}",
                    remedy="Let each text stand for one code",
                )
            seen[text] = code.code
        codes.append(code)
    if len({code.order for code in codes}) != len(codes):
        entry.refuse("codes", because="two have one order", remedy="Number them differently")
    return CodeList(
        key=key,
        title=entry.text("title"),
        codes=tuple(sorted(codes, key=lambda code: code.order)),
        not_mapped=tuple(_not_mapped(entry, seen)),
    )


def _code(entry: Entry, sources: dict[str, Source]) -> Code:
    entry.only(
        "code", "label", "status", "order", "source", "verified",
        "broad_area", "group", "aliases", "note",
    )  # fmt: skip
    return Code(
        code=entry.text("code"),
        label=entry.text("label"),
        status=entry.choice("status", CodeStatus),
        order=entry.number("order"),
        source=_cited(entry, sources),
        verified=entry.flag("verified"),
        broad_area=entry.text_or_blank("broad_area"),
        group=entry.text_or_blank("group"),
        aliases=entry.texts("aliases"),
        note=entry.text_or_blank("note"),
    )


def _not_mapped(entry: Entry, seen: dict[str, str]) -> Iterator[NotMapped]:
    if "not_mapped" not in entry.values:
        return
    for each in entry.entries("not_mapped"):
        each.only("text", "because")
        text = each.text("text")
        if plain(text) in seen:
            each.refuse("text", because="also stands for a code", remedy="Take it out of one")
        yield NotMapped(text=text, because=each.text("because"))


def _need_rules(
    entry: Entry, code_lists: dict[str, CodeList], sources: dict[str, Source]
) -> NeedRules:
    entry.only(
        "needed_with", "none_with", "unassessed", "unassessed_with",
        "lowest_rank", "highest_rank", "source", "verified",
    )  # fmt: skip
    provisions = {}
    for field in ("needed_with", "none_with", "unassessed_with"):
        provisions[field] = frozenset(entry.texts(field))
        for code in provisions[field]:
            _must_be_in(code_lists["sen_provision"], code, entry=entry, field=field)
    unassessed = entry.text("unassessed")
    _must_be_in(code_lists["sen_type"], unassessed, entry=entry, field="unassessed")
    return NeedRules(
        **provisions,
        unassessed=unassessed,
        lowest_rank=entry.number("lowest_rank"),
        highest_rank=entry.number("highest_rank"),
        source=_cited(entry, sources),
        verified=entry.flag("verified"),
    )


def _must_be_in(codes: CodeList, code: str, *, entry: Entry, field: str) -> None:
    if codes.get(code) is None:
        entry.refuse(
            field, because=f"“{code}” is not in {codes.key}", remedy="Use a code of that list"
        )


def _report_items(top: Entry, sources: dict[str, Source]) -> Iterator[ReportItem]:
    keys = set()
    for number, entry in enumerate(top.entries("report_items"), start=1):
        item = _report_item(entry, sources)
        if item.number != number:
            entry.refuse("number", because=f"is not {number}", remedy="Number them from 1 up")
        if item.key in keys:
            entry.refuse("key", because=f"“{item.key}” is there twice", remedy="Rename one")
        keys.add(item.key)
        yield item


def _report_item(entry: Entry, sources: dict[str, Source]) -> ReportItem:
    entry.only(
        "key", "number", "heading", "must_contain", "source", "verified",
        "applies", "mandatory", "prefill", "prefill_from", "suggestion",
    )  # fmt: skip
    return ReportItem(
        key=entry.text("key"),
        number=entry.number("number"),
        heading=_with_known_words(entry, "heading"),
        must_contain=_with_known_words(entry, "must_contain"),
        source=_cited(entry, sources),
        verified=entry.flag("verified"),
        applies=entry.choice_set("applies", SchoolKind),
        mandatory=entry.flag("mandatory"),
        prefill=entry.choice("prefill", Prefill),
        prefill_from=entry.text_or_blank("prefill_from"),
        suggestion=entry.text_or_blank("suggestion"),
    )


def _with_known_words(entry: Entry, field: str) -> str:
    text = entry.text(field)
    try:
        words = {word for _, word, _, _ in Formatter().parse(text) if word is not None}
    except ValueError:
        words = {text}
    if not words <= set(WORDS):
        entry.refuse(
            field,
            because="has a word in { } that trusts do not set",
            remedy=f"Use only {', '.join('{' + word + '}' for word in WORDS)}",
        )
    return text
