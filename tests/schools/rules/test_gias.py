from datetime import date

import pytest

from law import packs
from schools.rules.gias import headings_of, missing_headings, phase_of, read_row

PACK = packs.in_force(date(2026, 11, 23))
BASE = {"URN": "137666", "EstablishmentName": "Chapel Hill", "LA (code)": "878"}


def read(**cells):
    row = {**BASE, **{name.replace("_name", " (name)"): text for name, text in cells.items()}}
    return read_row(2, row, headings=headings_of(row), pack=PACK)


def test_columns_are_known_by_heading_in_any_order_and_strange_ones_pass():
    headings = headings_of(["Favourite colour", "LA (code)", "EstablishmentName", "URN"])

    assert set(headings) == {"authority_code", "name", "urn"}
    assert missing_headings(headings) == []


def test_an_extract_of_a_councils_own_is_known_too():
    header = ["name", "local_authority_code", "unique_reference_number", "resource_provision"]

    headings = headings_of(header)

    assert headings["urn"] == "unique_reference_number"
    assert headings["resourced_provision"] == "resource_provision"


def test_the_headings_no_row_can_do_without_are_named():
    assert missing_headings(headings_of(["URN"])) == ["EstablishmentName", "LA (code)"]


def test_needs_after_a_not_applicable_are_read_into_codes():
    row = read(
        SEN1_name="Not Applicable",
        SEN2_name="SpLD - Specific Learning Difficulty",
        SEN3_name="ASD - Autistic Spectrum Disorder",
    )

    assert row.columns["sen_specialisms"] == ["ASD", "SPLD"]
    assert row.findings == ()


def test_a_need_nobody_knows_is_left_out_and_said():
    row = read(SEN1_name="Magic")

    assert row.columns["sen_specialisms"] == []
    assert [(each.heading, each.stops) for each in row.findings] == [("SEN1 (name)", False)]


def test_a_file_without_need_columns_says_nothing_about_needs():
    assert "sen_specialisms" not in read().columns


def test_resourced_provision_keeps_its_words_and_numbers():
    row = read(
        TypeOfResourcedProvision_name="Resourced provision and SEN unit",
        ResourcedProvisionOnRoll="9",
        SenUnitCapacity="12",
    )

    assert row.columns["resourced_provision"] == "Resourced provision and SEN unit"
    assert row.columns["resourced_on_roll"] == 9
    assert row.columns["sen_unit_capacity"] == 12


@pytest.mark.parametrize(
    ("cells", "heading", "words"),
    [
        ({"URN": ""}, "URN", "is empty"),
        ({"URN": "13766"}, "URN", "6 digits"),
        ({"OpenDate": "2011"}, "OpenDate", "dd-mm-yyyy"),
        ({"NumberOfPupils": "lots"}, "NumberOfPupils", "whole number"),
        ({"StatutoryLowAge": "11", "StatutoryHighAge": "4"}, "StatutoryLowAge", "right way"),
        ({"LA (code)": "Devon"}, "LA (code)", "three digits"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column_with_what_to_do(cells, heading, words):
    row = read(**cells)

    (finding,) = row.findings
    assert (finding.row, finding.heading, finding.stops) == (2, heading, True)
    assert words in finding.text


@pytest.mark.parametrize(
    ("values", "phase"),
    [
        ({"phase": "Primary"}, "PRIMARY"),
        ({"phase": "Middle deemed secondary"}, "SECONDARY"),
        ({"phase": "16 plus"}, "SIXTEEN_PLUS"),
        ({"establishment_type_code": "10", "low_age": 5, "high_age": 16}, "SPECIAL"),
        ({"establishment_type": "Special schools", "low_age": 5, "high_age": 19}, "SPECIAL"),
        ({"low_age": 2, "high_age": 5}, "NURSERY"),
        ({"low_age": 3, "high_age": 11}, "PRIMARY"),
        ({"low_age": 11, "high_age": 18}, "SECONDARY"),
        ({"low_age": 3, "high_age": 18}, "ALL_THROUGH"),
        ({"low_age": 16, "high_age": 19}, "SIXTEEN_PLUS"),
        ({}, "UNKNOWN"),
    ],
)
def test_a_phase_is_stated_or_follows_from_type_and_ages_or_is_unknown(values, phase):
    assert phase_of(values) == phase


def test_the_head_is_named_as_the_register_names_them():
    row = read(**{"HeadTitle (name)": "Ms", "HeadFirstName": "Ada", "HeadLastName": "Ng"})

    assert row.columns["head_name"] == "Ms Ada Ng"
