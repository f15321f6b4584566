"""The layouts of the Department's register of schools: which column is what, and how it is read.

The download has had 133 columns (2020) and has 140 now; councils publish extracts of their own.
Columns are known by their heading, in any order; strange ones are passed over (domain.md 10.4).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from law.codes import parse_need, why_not_mapped
from law.rule_pack import RulePack
from schools.rules import gias_cells as cells
from schools.rules.gias_cells import UnusableCell, WrongCell


@dataclass(frozen=True)
class Column:
    """One thing we keep: the headings it goes by, and its reader."""

    headings: tuple[str, ...]
    read: Callable[[str], Any] = cells.words


COLUMNS: dict[str, Column] = {
    "urn": Column(("URN", "unique_reference_number"), cells.urn),
    "name": Column(("EstablishmentName", "name")),
    "authority_code": Column(("LA (code)", "local_authority_code"), cells.authority_code),
    "authority_name": Column(("LA (name)",)),
    "trust_code": Column(("Trusts (code)",)),
    "trust_name": Column(("Trusts (name)", "sponsoring_trust")),
    "establishment_number": Column(
        ("EstablishmentNumber", "establishment_number"), cells.establishment_number
    ),
    "establishment_type_code": Column(("TypeOfEstablishment (code)",)),
    "establishment_type": Column(("TypeOfEstablishment (name)", "type")),
    "status": Column(("EstablishmentStatus (name)",)),
    "opened_on": Column(("OpenDate",), cells.day),
    "phase": Column(("PhaseOfEducation (name)",)),
    "low_age": Column(("StatutoryLowAge", "lowest_admission_age"), cells.age),
    "high_age": Column(("StatutoryHighAge", "highest_admission_age"), cells.age),
    "has_nursery": Column(("NurseryProvision (name)",)),
    "has_sixth_form": Column(("OfficialSixthForm (name)",)),
    "gender": Column(("Gender (name)", "gender")),
    "admissions_policy": Column(("AdmissionsPolicy (name)",)),
    "capacity": Column(("SchoolCapacity", "capacity"), cells.count),
    "pupils_on_roll": Column(("NumberOfPupils",), cells.count),
    "special_classes": Column(("SpecialClasses (name)",)),
    "ukprn": Column(("UKPRN",), cells.ukprn),
    "uprn": Column(("UPRN",), cells.uprn),
    "easting": Column(("Easting",), cells.count),
    "northing": Column(("Northing",), cells.count),
    "street": Column(("Street",)),
    "locality": Column(("Locality",)),
    "town": Column(("Town",)),
    "county": Column(("County (name)",)),
    "postcode": Column(("Postcode", "postcode")),
    "website": Column(("SchoolWebsite", "website"), cells.website),
    "phone": Column(("TelephoneNum",), cells.phone),
    "head_title": Column(("HeadTitle (name)",)),
    "head_first_name": Column(("HeadFirstName",)),
    "head_last_name": Column(("HeadLastName",)),
    "head_job_title": Column(("HeadPreferredJobTitle",)),
    "resourced_provision": Column(("TypeOfResourcedProvision (name)", "resource_provision")),
    "resourced_on_roll": Column(("ResourcedProvisionOnRoll",), cells.count),
    "resourced_capacity": Column(("ResourcedProvisionCapacity",), cells.count),
    "sen_unit_on_roll": Column(("SenUnitOnRoll",), cells.count),
    "sen_unit_capacity": Column(("SenUnitCapacity",), cells.count),
    "gias_changed_on": Column(("LastChangedDate",), cells.day),
}
NEED_HEADINGS = tuple(f"SEN{number} (name)" for number in range(1, 14))
_NEEDED = ("urn", "name", "authority_code")
# What a row says that is not a column of a school as it stands.
_NOT_KEPT_AS_SUCH = (
    "authority_code",
    "authority_name",
    "trust_code",
    "trust_name",
    "head_title",
    "head_first_name",
    "head_last_name",
)

_PHASES = {
    "nursery": "NURSERY",
    "primary": "PRIMARY",
    "middle deemed primary": "PRIMARY",
    "secondary": "SECONDARY",
    "middle deemed secondary": "SECONDARY",
    "all-through": "ALL_THROUGH",
    "16 plus": "SIXTEEN_PLUS",
}
# Special schools and alternative provision, by type of establishment (domain.md 5.6).
_SPECIAL_TYPES = {"7", "8", "10", "12", "14", "33", "36", "38", "42", "43", "44"}
_OLDEST_NURSERY, _OLDEST_PRIMARY, _YOUNGEST_SECONDARY, _YOUNGEST_COLLEGE = 5, 13, 9, 16


@dataclass(frozen=True)
class Finding:
    """Something in a row: one that stops the file, or one value left out."""

    row: int
    heading: str
    text: str
    stops: bool


@dataclass(frozen=True)
class GiasRow:
    """One school as the file has it; columns without a value are not there."""

    number: int
    columns: dict[str, Any]
    authority_code: str
    authority_name: str
    trust_code: str
    trust_name: str
    findings: tuple[Finding, ...] = field(default=())

    @property
    def urn(self) -> str:
        return str(self.columns.get("urn", ""))


def headings_of(header: Iterable[str]) -> dict[str, str]:
    """For each thing we keep, the heading this file has for it; missing ones are left out."""
    present = {heading.strip(): heading for heading in header}
    found = {}
    for name, column in COLUMNS.items():
        heading = next((each for each in column.headings if each in present), None)
        if heading:
            found[name] = present[heading]
    return found


def missing_headings(headings: Mapping[str, str]) -> list[str]:
    """The headings without which no row can be read, as the Department writes them."""
    return [COLUMNS[name].headings[0] for name in _NEEDED if name not in headings]


def read_row(
    number: int, row: Mapping[str, str], *, headings: Mapping[str, str], pack: RulePack
) -> GiasRow:
    """One row with what is wrong in it; number is its line in the file, the header being 1."""
    values, findings = _read_cells(number, row, headings=headings)
    findings += _ages_in_order(number, values, headings=headings)
    specialisms, unread = _needs(number, row, pack=pack)
    columns = {name: value for name, value in values.items() if name not in _NOT_KEPT_AS_SUCH}
    columns["phase"] = phase_of(values)
    columns |= _yes_or_no(values)
    columns |= _head(values)
    if any(heading in row for heading in NEED_HEADINGS):
        columns["sen_specialisms"] = specialisms
    return GiasRow(
        number=number,
        columns=columns,
        authority_code=values.get("authority_code", ""),
        authority_name=values.get("authority_name", ""),
        trust_code=values.get("trust_code", ""),
        trust_name=values.get("trust_name", ""),
        findings=(*findings, *unread),
    )


def phase_of(values: Mapping[str, Any]) -> str:
    """The phase a row states, else the one its type or ages make, else UNKNOWN."""
    stated = _PHASES.get(str(values.get("phase", "")).lower())
    if stated:
        return stated
    kind = str(values.get("establishment_type", "")).lower()
    if values.get("establishment_type_code") in _SPECIAL_TYPES or "special" in kind:
        return "SPECIAL"
    low, high = values.get("low_age"), values.get("high_age")
    if low is None or high is None:
        return "UNKNOWN"
    return _phase_by_age(low, high)


def _phase_by_age(low: int, high: int) -> str:
    if high <= _OLDEST_NURSERY:
        return "NURSERY"
    if high <= _OLDEST_PRIMARY:
        return "PRIMARY"
    if low >= _YOUNGEST_COLLEGE:
        return "SIXTEEN_PLUS"
    return "SECONDARY" if low >= _YOUNGEST_SECONDARY else "ALL_THROUGH"


def _read_cells(
    number: int, row: Mapping[str, str], *, headings: Mapping[str, str]
) -> tuple[dict[str, Any], list[Finding]]:
    values: dict[str, Any] = {}
    findings = []
    for name, heading in headings.items():
        text = row[heading]
        if cells.is_nothing(text):
            if name in _NEEDED:
                findings.append(Finding(number, heading, "is empty. Fill it in.", stops=True))
            continue
        try:
            values[name] = COLUMNS[name].read(text)
        except WrongCell as wrong:
            findings.append(Finding(number, heading, f"“{text}”: {wrong}", stops=True))
        except UnusableCell as unusable:
            findings.append(Finding(number, heading, f"“{text}” is {unusable}", stops=False))
    return values, findings


def _ages_in_order(
    number: int, values: Mapping[str, Any], *, headings: Mapping[str, str]
) -> list[Finding]:
    low, high = values.get("low_age"), values.get("high_age")
    if low is None or high is None or low <= high:
        return []
    text = f"“{low}” is above the highest age, {high}. Put them the right way round."
    return [Finding(number, headings["low_age"], text, stops=True)]


def _needs(
    number: int, row: Mapping[str, str], *, pack: RulePack
) -> tuple[list[str], list[Finding]]:
    codes: set[str] = set()
    unread = []
    for heading in NEED_HEADINGS:
        text = row.get(heading, "")
        if cells.is_nothing(text):
            continue
        code = parse_need(text, pack=pack)
        if code:
            codes.add(code)
        else:
            why = why_not_mapped(text, pack=pack) or "no type of need we know"
            unread.append(Finding(number, heading, f"“{text}” is left out: {why}", stops=False))
    return sorted(codes), unread


def _yes_or_no(values: Mapping[str, Any]) -> dict[str, bool]:
    said = {
        name: str(values[name]).lower().startswith("has ")
        for name in ("has_nursery", "has_sixth_form")
        if name in values
    }
    if values.get("phase", "").lower() == "nursery":
        said["has_nursery"] = True
    return said


def _head(values: Mapping[str, Any]) -> dict[str, str]:
    parts = (values.get(f"head_{part}", "") for part in ("title", "first_name", "last_name"))
    name = " ".join(part for part in parts if part)
    return {"head_name": name} if name else {}
