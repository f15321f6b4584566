"""The numbers that name a school."""

import pytest

from law.identifiers import (
    canonical_laestab,
    is_in_use_range,
    laestab_of,
    ukprn_problem,
    urn_problem,
)


@pytest.mark.parametrize("urn", ["100000", "136028", "159999", "900001"])
def test_six_digits_are_a_urn(urn):
    assert urn_problem(urn) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "digits 0 to 9"),
        ("13602", "has 6 digits; this has 5"),
        ("1360281", "has 6 digits; this has 7"),
        ("13602A", "digits 0 to 9"),
        ("136 028", "without spaces"),
        ("13602\N{FULLWIDTH DIGIT EIGHT}", "digits 0 to 9"),
        ("136028\n", "digits 0 to 9"),
    ],
)
def test_anything_else_is_no_urn(text, sentence):
    assert sentence in (urn_problem(text) or "")


@pytest.mark.parametrize(
    ("urn", "expected"),
    [("100000", True), ("159999", True), ("099999", False), ("160000", False), ("900001", False)],
)
def test_the_range_in_use_runs_from_100000_to_159999(urn, expected):
    assert is_in_use_range(urn) is expected


def test_what_is_no_urn_lies_in_no_range():
    with pytest.raises(ValueError, match="URN"):
        is_in_use_range("abc")


@pytest.mark.parametrize("text", ["885/2023", "8852023"])
def test_a_dfe_number_is_written_with_its_slash(text):
    assert canonical_laestab(text) == "885/2023"


@pytest.mark.parametrize(
    "text", ["", "885-2023", "88/52023", "885/202", "885202", "885/20233", "885/2023\n"]
)
def test_anything_else_is_no_dfe_number(text):
    assert canonical_laestab(text) is None


def test_a_dfe_number_is_made_from_the_registers_two_columns():
    assert laestab_of(authority="885", establishment="23") == "885/0023"


@pytest.mark.parametrize(
    ("authority", "establishment"), [("885", ""), ("", "2023"), ("885", "20233")]
)
def test_no_dfe_number_is_made_of_half_a_row(authority, establishment):
    assert laestab_of(authority=authority, establishment=establishment) is None


def test_a_ukprn_is_eight_digits_beginning_with_one():
    assert ukprn_problem("10012345") is None
    assert ukprn_problem("20012345") == "A UKPRN begins with 1."
    assert "this has 7" in (ukprn_problem("1001234") or "")
    assert "digits 0 to 9" in (ukprn_problem("1001234x") or "")
