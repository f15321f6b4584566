"""Codes read from people's files, and a pupil's needs checked beside the provision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law import packs
from law.codes import (
    RankedNeed,
    broad_area_of,
    check_needs,
    is_eal,
    parse_need,
    parse_provision,
    parse_year_group,
    why_not_mapped,
)
from law.errors import PackError

PACK = packs.load("send_2014")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SpLD - Specific Learning Difficulty", "SPLD"),
        ("MLD - Moderate Learning Difficulty", "MLD"),
        ("SLD - Severe Learning Difficulty", "SLD"),
        ("PMLD - Profound and Multiple Learning Difficulty", "PMLD"),
        ("SEMH - Social, Emotional and Mental Health", "SEMH"),
        ("SLCN - Speech, language and Communication", "SLCN"),
        ("HI - Hearing Impairment", "HI"),
        ("VI - Visual Impairment", "VI"),
        ("MSI - Multi-Sensory Impairment", "MSI"),
        ("PD - Physical Disability", "PD"),
        ("ASD - Autistic Spectrum Disorder", "ASD"),
        ("OTH - Other Difficulty/Disability", "OTH"),
        ("ASD \N{EN DASH} autism", "ASD"),
        ("Visual impairment", "VI"),
        ("vision  impairment", "VI"),
        (" dyslexia ", "SPLD"),
        ("ASC", "ASD"),
        ("Deafblind", "MSI"),
        ("ds", "DS"),
        ("SPLD - words of the school's own", "SPLD"),
    ],
)
def test_a_type_of_need_is_known_by_code_label_or_alias(text, code):
    assert parse_need(text, pack=PACK) == code


@pytest.mark.parametrize(
    "text",
    ["", " ", "Not Applicable", "x", "SPLD MLD", "-", " - ", "BESD", "EBD",
     "BESD - Behaviour, Emotional and Social Difficulty", "VI - Hearing impairment"],
)  # fmt: skip
def test_what_is_unknown_contradictory_or_must_not_be_mapped_has_no_code(text):
    assert parse_need(text, pack=PACK) is None


@pytest.mark.parametrize("text", ["BESD", "besd - Behaviour, Emotional and Social", "EBD"])
def test_an_old_type_of_need_says_why_a_person_must_decide(text):
    assert "Choose the type of need" in (why_not_mapped(text, pack=PACK) or "")


@pytest.mark.parametrize("text", ["SEMH", "nonsense", ""])
def test_other_texts_have_no_such_reason(text):
    assert why_not_mapped(text, pack=PACK) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("K", "K"),
        ("k", "K"),
        ("K - SEN Support", "K"),
        ("SEN support", "K"),
        ("EHCP", "E"),
        ("E - EHC plan", "E"),
        ("Education, Health and Care Plan", "E"),
        ("N", "N"),
        ("No special educational need", "N"),
        ("School Action Plus", "P"),
        ("S - Statement", "S"),
    ],
)
def test_a_provision_is_known_by_code_label_or_alias(text, code):
    assert parse_provision(text, pack=PACK) == code


@pytest.mark.parametrize("text", ["", "  ", "?", "None", "Not Supplied", "K - EHCP", "KE"])
def test_silence_puts_nobody_on_a_provision(text):
    assert parse_provision(text, pack=PACK) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7", "7"), ("07", "7"), ("Year 7", "7"), ("Y7", "7"), ("yr 07", "7"), ("14", "14"),
        ("R", "R"), ("r ", "R"), ("Reception", "R"), ("Year R", "R"), ("N1", "N1"),
        ("Nursery second year", "N2"), ("E2", "E2"), ("X", "X"),
    ],
)  # fmt: skip
def test_a_year_group_is_known_however_it_is_written(text, code):
    assert parse_year_group(text, pack=PACK) == code


@pytest.mark.parametrize("text", ["", "0", "15", "99", "Nursery", "7A", "Year", "7.0", "-7", "?"])
def test_what_is_no_year_group_has_no_code(text):
    assert parse_year_group(text, pack=PACK) is None


@given(st.text(max_size=30))
def test_any_text_is_read_or_left(text):
    for parse, key in [
        (parse_need, "sen_type"),
        (parse_provision, "sen_provision"),
        (parse_year_group, "year_group"),
    ]:
        code = parse(text, pack=PACK)
        assert code is None or PACK.codes(key).get(code) is not None


@pytest.mark.parametrize("key", ["sen_type", "sen_provision", "year_group"])
def test_every_code_is_read_back_from_its_code_label_and_both(key):
    parse = {
        "sen_type": parse_need,
        "sen_provision": parse_provision,
        "year_group": parse_year_group,
    }[key]

    for code in PACK.codes(key).codes:
        for text in (code.code, code.label, f"{code.code} - {code.label}", *code.aliases):
            assert parse(text, pack=PACK) == code.code


def test_a_type_of_need_lies_in_its_broad_area():
    assert broad_area_of("ASD", pack=PACK) == "COMMUNICATION_AND_INTERACTION"
    assert broad_area_of("DS", pack=PACK) == "UNCATEGORISED"


def test_a_trust_places_only_what_is_uncategorised():
    trust_map = {"DS": "COGNITION_AND_LEARNING", "ASD": "COGNITION_AND_LEARNING"}

    assert broad_area_of("DS", pack=PACK, trust_map=trust_map) == "COGNITION_AND_LEARNING"
    assert broad_area_of("ASD", pack=PACK, trust_map=trust_map) == "COMMUNICATION_AND_INTERACTION"
    assert broad_area_of("OTH", pack=PACK, trust_map=trust_map) == "UNCATEGORISED"


def test_an_unknown_type_of_need_has_no_broad_area():
    with pytest.raises(PackError, match="BESD"):
        broad_area_of("BESD", pack=PACK)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ENG", False), ("ENB", False), ("OTH", True), ("OTB", True), ("URD", True),
        ("AKAF", True), ("REF", None), ("NOT", None), ("CLF", None), ("", None), ("Urdu", None),
    ],
)  # fmt: skip
def test_english_as_an_additional_language_follows_from_the_first_language(code, expected):
    assert is_eal(code, pack=PACK) is expected


def needs(*pairs):
    return [RankedNeed(code=code, rank=rank) for code, rank in pairs]


@pytest.mark.parametrize(
    ("provision", "recorded"),
    [
        ("N", needs()),
        ("K", needs(("SPLD", 1))),
        ("K", needs(("SLCN", 2), ("ASD", 1), ("HI", 3))),
        ("E", needs(("DS", 1), ("MLD", 2))),
        ("K", needs(("NSA", 1))),
        ("K", needs(("NSA", 1), ("HI", 2))),
        ("P", needs()),
        ("S", needs(("MLD", 2))),
    ],
)
def test_needs_that_fit_the_provision_have_no_problem(provision, recorded):
    assert check_needs(provision, recorded, pack=PACK) == []


@pytest.mark.parametrize(
    ("provision", "recorded", "sentence"),
    [
        ("K", needs(), "SEN support needs a primary need, ranked 1."),
        ("E", needs(), "Education, health and care plan needs a primary need, ranked 1."),
        ("K", needs(("MLD", 2)), "SEN support needs a primary need, ranked 1."),
        ("N", needs(("MLD", 1)), "No special educational need: take the recorded needs out,"),
        ("E", needs(("NSA", 1)), "NSA goes only with SEN support."),
        ("K", needs(("MLD", 1), ("NSA", 2)), "NSA stands for the primary need"),
        ("K", needs(("MLD", 1), ("ASD", 1)), "Two needs have the same rank."),
        ("K", needs(("MLD", 1), ("MLD", 2)), "The same need is recorded twice."),
        ("K", needs(("MLD", 1), ("ASD", 0)), "Rank needs from 1 to 99."),
        ("K", needs(("MLD", 1), ("ASD", 100)), "Rank needs from 1 to 99."),
        ("K", needs(("BESD", 1)), "“BESD” is not a SEN type code."),
        ("Z", needs(("MLD", 1)), "“Z” is not a SEN provision code."),
    ],
)
def test_needs_that_do_not_fit_are_told_in_one_sentence(provision, recorded, sentence):
    problems = check_needs(provision, recorded, pack=PACK)

    assert len(problems) == 1
    assert problems[0].startswith(sentence)
