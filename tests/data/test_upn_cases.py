"""Forty-seven UPNs from documentation, fixtures and damage, each with what is known of it."""

import csv

import pytest

from law.reference import local_authorities
from law.upn import check

PUT_RIGHT = {"b801200005001", " B801200005001 "}
# Written by people who did not mean to damage it, yet refused: a file that holds it wants looking at.
SPACES_INSIDE = "B 801 2000 05001"


@pytest.fixture
def cases(data_folder):
    file = data_folder / "data" / "04-ctf-census" / "upn-cases.csv"
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_there_are_47_cases(cases):
    assert len(cases) == 47


def test_shape_and_check_letter_are_judged_as_the_cases_say(cases):
    expected = {
        case["upn"]: case["format_ok"] == case["check_letter_ok"] == "True"
        and case["upn"] != SPACES_INSIDE
        for case in cases
    }

    assert {case["upn"]: check(case["upn"]).ok for case in cases} == expected


def test_an_authority_of_today_is_never_warned_of(cases):
    for case in cases:
        checked = check(case["upn"])
        if checked.ok and case["la_in_current_dfe_list"] == "True":
            assert bool(checked.warnings) == (case["upn"] in PUT_RIGHT)


def test_every_other_authority_is_known_as_retired_or_elsewhere_or_warned_of(cases):
    for case in cases:
        checked = check(case["upn"])
        if checked.ok and case["la_in_current_dfe_list"] == "False":
            known = case["upn"][1:4] in local_authorities()
            assert bool(checked.warnings) != known


def test_a_number_is_temporary_when_its_case_says_so(cases):
    said = {case["upn"] for case in cases if "temporary UPN" in case["note"]}

    found = {case["upn"] for case in cases if check(case["upn"]).temporary}

    assert found == {upn for upn in said if check(upn).ok}
    assert len(found) >= 10
