"""Codes for provision, need, year group and language: read from people's files, and checked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from law.rule_pack import CodeList, NeedRules, RulePack, plain

UNCATEGORISED = "UNCATEGORISED"
_CODE_THEN_LABEL = re.compile(r"\s+[-\N{EN DASH}\N{EM DASH}]\s+")
_NUMBERED_YEAR = re.compile(r"(?:(?:year|yr|y)\s*)?0?([0-9]{1,2})", re.IGNORECASE)
_LANGUAGE_CODE = re.compile(r"[A-Z]{3,4}")


@dataclass(frozen=True)
class RankedNeed:
    """A type of need with its rank; 1 is the primary need."""

    code: str
    rank: int


def parse_need(text: str, *, pack: RulePack) -> str | None:
    """The SEN type meant by a register's or a file's wording, such as "SpLD - Specific …".

    None for a text we do not know, for "Not Applicable", and for old codes that must not be
    mapped without a person (see `why_not_mapped`).
    """
    return _parse(text, pack.codes("sen_type"))


def why_not_mapped(text: str, *, pack: RulePack) -> str | None:
    """Why an old type of need was left for a person to decide; None when it is no such word."""
    wording = plain(_CODE_THEN_LABEL.split(text.strip(), maxsplit=1)[0])
    for refused in pack.codes("sen_type").not_mapped:
        if plain(refused.text) == wording:
            return refused.because
    return None


def parse_provision(text: str, *, pack: RulePack) -> str | None:
    """The SEN provision code meant, such as K for "K - SEN Support" or E for "EHCP".

    Codes of before 2014 come back as themselves: their status in the pack is LEGACY.
    None for a blank and for a text we do not know: nobody is put on "N" by silence.
    """
    return _parse(text, pack.codes("sen_provision"))


def parse_year_group(text: str, *, pack: RulePack) -> str | None:
    """The year group code meant, such as "7" for "Year 7" or "07", "R" for "Reception"."""
    codes = pack.codes("year_group")
    numbered = _NUMBERED_YEAR.fullmatch(text.strip())
    if numbered:
        found = codes.get(str(int(numbered[1])))
        return found.code if found else None
    return _parse(text, codes)


def broad_area_of(code: str, *, pack: RulePack, trust_map: Mapping[str, str] | None = None) -> str:
    """The broad area of need a SEN type belongs to; UNCATEGORISED where the law puts it nowhere.

    A trust may place an uncategorised type itself, Down syndrome for one.
    Raises PackError for a type the pack does not have.
    """
    pack.label("sen_type", code)
    area = next(each.broad_area for each in pack.codes("sen_type").codes if each.code == code)
    if area == UNCATEGORISED and trust_map:
        return trust_map.get(code, area)
    return area


def is_eal(code: str, *, pack: RulePack) -> bool | None:
    """Whether a first-language code means English as an additional language.

    None when the language is refused, not obtained or pending, and for what is no language code.
    Source: the Department's language codes; any code of its longer list counts as another language.
    """
    known = pack.codes("first_language").get(code)
    if known is None:
        return True if _LANGUAGE_CODE.fullmatch(code) else None
    return {"ENGLISH": False, "OTHER": True}.get(known.group)


def check_needs(provision: str, needs: Sequence[RankedNeed], *, pack: RulePack) -> list[str]:
    """What is wrong with a pupil's needs beside their provision, a sentence each; [] when nothing.

    SEN support and an EHC plan need one primary need, no SEN needs none recorded; "no specialist
    assessment" goes with SEN support alone, as the primary need; no two needs share a rank.
    Provision codes of before 2014 are history: only the ranks are checked.
    Source: school census guidance on SEN type and its rank.
    """
    rules = pack.need_rules
    return [
        *_unknown(provision, needs, pack=pack),
        *_ranking(needs, rules),
        *_with_provision(provision, needs, pack=pack),
        *_unassessed(provision, needs, pack=pack),
    ]


def _parse(text: str, codes: CodeList) -> str | None:
    found = codes.find(text)
    if found:
        return found.code
    head, *tail = _CODE_THEN_LABEL.split(text.strip(), maxsplit=1)
    by_head = codes.get(head.upper())
    if by_head is None or not tail:
        return None
    by_label = codes.find(tail[0])
    # "VI - Hearing impairment" contradicts itself: somebody must look.
    return by_head.code if by_label in (None, by_head) else None


def _unknown(provision: str, needs: Sequence[RankedNeed], *, pack: RulePack) -> list[str]:
    problems = []
    if pack.codes("sen_provision").get(provision) is None:
        problems.append(f"“{provision}” is not a SEN provision code.")
    for need in needs:
        if pack.codes("sen_type").get(need.code) is None:
            problems.append(f"“{need.code}” is not a SEN type code.")
    return problems


def _ranking(needs: Sequence[RankedNeed], rules: NeedRules) -> list[str]:
    ranks = [need.rank for need in needs]
    problems = []
    if any(not rules.lowest_rank <= rank <= rules.highest_rank for rank in ranks):
        problems.append(f"Rank needs from {rules.lowest_rank} to {rules.highest_rank}.")
    if len(set(ranks)) != len(ranks):
        problems.append("Two needs have the same rank. Give each its own.")
    if len({need.code for need in needs}) != len(needs):
        problems.append("The same need is recorded twice. Take one out.")
    return problems


def _with_provision(provision: str, needs: Sequence[RankedNeed], *, pack: RulePack) -> list[str]:
    rules = pack.need_rules
    has_primary = any(need.rank == rules.lowest_rank for need in needs)
    if provision in rules.needed_with and not has_primary:
        label = pack.label("sen_provision", provision)
        return [f"{label} needs a primary need, ranked {rules.lowest_rank}."]
    if provision in rules.none_with and needs:
        label = pack.label("sen_provision", provision)
        return [f"{label}: take the recorded needs out, or change the provision."]
    return []


def _unassessed(provision: str, needs: Sequence[RankedNeed], *, pack: RulePack) -> list[str]:
    rules = pack.need_rules
    unassessed = [need for need in needs if need.code == rules.unassessed]
    if not unassessed:
        return []
    problems = []
    if provision not in rules.unassessed_with:
        allowed = " or ".join(
            pack.label("sen_provision", code) for code in sorted(rules.unassessed_with)
        )
        problems.append(f"{rules.unassessed} goes only with {allowed}.")
    if any(need.rank != rules.lowest_rank for need in unassessed):
        problems.append(f"{rules.unassessed} stands for the primary need: it cannot be another.")
    return problems
