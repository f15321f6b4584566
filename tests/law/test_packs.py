"""The rule pack that ships, and every way a pack can be broken."""

import json
from datetime import date
from string import Formatter

import pytest

from law import packs
from law.errors import PackError
from law.rule_pack import CodeStatus, Prefill, SchoolKind, Seen, filled

PACK = packs.load("send_2014")
CODES = [
    pytest.param(code, id=f"{codes.key}-{code.code}")
    for codes in PACK.code_lists.values()
    for code in codes.codes
]


def test_the_pack_of_2014_is_there():
    assert "send_2014" in packs.names()


def test_reference_data_is_no_rule_pack():
    assert "local_authorities" not in packs.names()


def test_a_pack_is_read_once():
    assert packs.load("send_2014") is PACK


def test_an_unknown_pack_is_refused_with_those_there_are():
    with pytest.raises(PackError, match="no rule pack “send_2030”.*send_2014"):
        packs.load("send_2030")


@pytest.mark.parametrize("on", [date(2014, 9, 1), date(2026, 11, 21), date(2035, 1, 1)])
def test_the_pack_of_2014_is_in_force_from_september_2014_on(on):
    assert packs.in_force(on) is PACK


def test_no_pack_is_in_force_before_the_first():
    with pytest.raises(PackError, match="31/08/2014"):
        packs.in_force(date(2014, 8, 31))


def test_of_two_packs_in_force_the_later_governs(tmp_path, monkeypatch):
    write(tmp_path, "send_2014", broken())
    later = broken(name="send_2030", valid_from="2030-01-01", valid_to="2031-12-31")
    write(tmp_path, "send_2030", later)
    days = [date(2029, 12, 31), date(2030, 1, 1), date(2031, 12, 31), date(2032, 1, 1)]
    monkeypatch.setattr(packs, "FOLDER", tmp_path)
    for function in (packs.names, packs.load):
        function.cache_clear()

    try:
        names = [packs.in_force(day).name for day in days]
    finally:
        monkeypatch.undo()
        for function in (packs.names, packs.load):
            function.cache_clear()

    assert names == ["send_2014", "send_2030", "send_2030", "send_2014"]


def test_the_provision_codes_of_today_are_n_k_and_e():
    assert [code for code, _ in PACK.choices("sen_provision")] == ["N", "K", "E"]


def test_the_provision_codes_of_before_2014_are_legacy():
    legacy = [
        code.code for code in PACK.codes("sen_provision").codes if code.status is CodeStatus.LEGACY
    ]

    assert legacy == ["A", "P", "Q", "S"]


def test_each_type_of_need_has_its_broad_area():
    by_area: dict[str, list[str]] = {}
    for code in PACK.codes("sen_type").codes:
        by_area.setdefault(code.broad_area, []).append(code.code)

    assert by_area == {
        "COGNITION_AND_LEARNING": ["SPLD", "MLD", "SLD", "PMLD"],
        "SOCIAL_EMOTIONAL_MENTAL_HEALTH": ["SEMH"],
        "COMMUNICATION_AND_INTERACTION": ["SLCN", "ASD"],
        "SENSORY_AND_PHYSICAL": ["HI", "VI", "MSI", "PD"],
        "UNCATEGORISED": ["DS", "OTH", "NSA"],
    }


def test_year_groups_run_from_early_years_to_year_14_with_the_odd_ones_last():
    expected = ["E1", "E2", "N1", "N2", "R", *(str(year) for year in range(1, 15)), "X", "M"]

    assert [code.code for code in PACK.codes("year_group").codes] == expected


def test_there_are_three_limbs_of_need_and_four_progress_tests():
    assert len(PACK.choices("basis_of_need")) == 3
    assert len(PACK.choices("progress_test")) == 4


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_where_it_comes_from(code):
    assert code.source
    assert not code.source.endswith(":")


def test_what_nobody_has_seen_written_is_marked_unverified():
    unverified = {
        codes.key: [code.code for code in codes.codes if not code.verified]
        for codes in PACK.code_lists.values()
    }

    assert {key: codes for key, codes in unverified.items() if codes} == {
        "sen_type": ["NSA"],
        "year_group": ["E1", "E2", "M"],
        "first_language": ["CLF"],
        "progress_test": [
            "SLOWER_THAN_PEERS",
            "BELOW_OWN_RATE",
            "GAP_NOT_CLOSING",
            "GAP_WIDENING",
        ],
    }


def test_report_items_quoting_paragraphs_nobody_has_seen_are_unverified():
    unverified = [item.number for item in PACK.report_items if not item.verified]

    assert unverified == [14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 29, 30]


def test_a_label_is_what_people_read_for_a_code():
    assert PACK.label("sen_type", "VI") == "Vision impairment"


@pytest.mark.parametrize(("key", "code"), [("sen_type", "BESD"), ("sen_kind", "VI")])
def test_an_unknown_code_or_list_has_no_label(key, code):
    with pytest.raises(PackError, match=key):
        PACK.label(key, code)


def test_the_report_has_thirty_items_of_which_23_are_mandatory():
    numbers = [item.number for item in PACK.report_items]
    mandatory = [item.number for item in PACK.report_items if item.mandatory]

    assert numbers == list(range(1, 31))
    assert mandatory == [*range(1, 20), *range(25, 29)]


def test_a_special_school_need_not_name_its_senco_or_its_way_of_identifying():
    left_out = [item.key for item in PACK.report_items if not item.applies_to([])]

    assert left_out == ["identification", "senco", "early_years"]


@pytest.mark.parametrize("kind", [SchoolKind.MAINSTREAM, SchoolKind.NURSERY])
def test_mainstream_and_nursery_schools_must_name_their_senco(kind):
    assert PACK.report_item("senco").applies_to({kind})


def test_the_early_years_item_is_for_schools_with_early_years():
    item = PACK.report_item("early_years")

    assert item.applies_to({SchoolKind.MAINSTREAM, SchoolKind.EARLY_YEARS})
    assert not item.applies_to({SchoolKind.MAINSTREAM})


def test_an_unknown_report_item_is_refused():
    with pytest.raises(PackError, match="“menu”"):
        PACK.report_item("menu")


def test_the_heading_about_the_senco_uses_the_trusts_own_word():
    heading = filled(PACK.report_item("senco").heading, words={"senco": "SENDCo"})

    assert heading == "Who is our SENDCo and how do I reach them?"


def test_every_sentence_of_a_report_item_can_be_filled():
    for item in PACK.report_items:
        for text in (item.heading, item.must_contain):
            assert "{" not in filled(text, words=dict.fromkeys(packs.WORDS, "word"))
        for text in (item.suggestion, item.prefill_from):
            assert not [word for _, word, _, _ in Formatter().parse(text) if word]


def test_what_the_register_can_fill_says_from_where():
    for item in PACK.report_items:
        if item.prefill is Prefill.YES:
            assert item.prefill_from


def test_a_citation_reads_with_the_texts_full_title():
    assert PACK.report_item("evaluating_effectiveness").source == (
        "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530),"
        " Schedule 1, paragraph 3(a)"
    )


def test_the_acts_themselves_were_read_and_the_code_of_practice_only_as_quoted():
    assert PACK.sources["CFA_2014"].seen is Seen.PRIMARY
    assert PACK.sources["COP_2015"].seen is Seen.SECONDARY


def broken(**changes):
    """The pack that ships as a document, with fields of its top level changed."""
    document = json.loads((packs.FOLDER / "send_2014.json").read_text(encoding="utf-8"))
    return document | changes


def write(folder, name, document):
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def with_first(document, *path, **changes):
    """The document with fields of the entry at `path` changed; None takes a field away."""
    entry = document
    for step in path:
        entry = entry[step]
    entry.update(changes)
    for field in [field for field, value in changes.items() if value is ...]:
        del entry[field]
    return document


PROVISION = ("code_lists", "sen_provision", "codes", 0)
NEED = ("code_lists", "sen_type", "codes", 0)
FAULTS = {
    "kind": ([], {"kind": "OTHER"}, "“kind”: is not RULE_PACK"),
    "name": ([], {"name": "send_2015"}, "“name”: is not the file's name"),
    "ends before it begins": ([], {"valid_to": "2014-08-31"}, "“valid_to”: is before"),
    "day": ([], {"valid_from": "1/9/2014"}, "“valid_from”: is not a day. Write it as YYYY-MM-DD"),
    "unread field": ([], {"valid_form": "x"}, "“valid_form”: is not a field"),
    "no list": ([], {"report_items": {}}, "“report_items”: is not a list"),
    "no object": ([], {"report_items": ["x"]}, "“report_items”: is not an object"),
    "list missing": (["code_lists"], {"sen_type": ...}, "“sen_type”: is missing"),
    "list unknown": (["code_lists"], {"sex": {}}, "“sex”: is not a field"),
    "source twice": (["sources", 1], {"key": "CFA_2014"}, "sources entry 2, field “key”"),
    "source seen": (["sources", 0], {"seen": "YES"}, "“YES” is not known. Use one of: PRIMARY"),
    "source unknown": (PROVISION, {"source": "MADE_UP: 1"}, "“MADE_UP” is not one of"),
    "label missing": (PROVISION, {"label": ...}, "codes entry 1, field “label”: is missing"),
    "label blank": (PROVISION, {"label": " "}, "“label”: is not a text"),
    "label a number": (PROVISION, {"label": 3}, "“label”: is not a text"),
    "status": (PROVISION, {"status": "OLD"}, "“status”: “OLD” is not known"),
    "order": (PROVISION, {"order": "1"}, "“order”: is not a whole number"),
    "order true": (PROVISION, {"order": True}, "“order”: is not a whole number"),
    "order twice": (PROVISION, {"order": 2}, "“codes”: two have one order"),
    "verified": (PROVISION, {"verified": "yes"}, "“verified”: is neither true nor false"),
    "aliases": (PROVISION, {"aliases": "None"}, "“aliases”: is not a list"),
    "alias a number": (PROVISION, {"aliases": [1]}, "“aliases”: holds something that is no text"),
    "alias taken": (PROVISION, {"label": "ehcp"}, "“ehcp” already stands for N"),
    "code twice": (PROVISION, {"code": "k"}, "“k” already stands for k"),
    "broad area": (NEED, {"broad_area": "LEARNING"}, "“LEARNING” (sen_type codes entry 1)"),
    "not mapped": (
        ("code_lists", "sen_type", "not_mapped", 0),
        {"text": "Autism"},
        "not_mapped entry 1, field “text”: also stands for a code",
    ),
    "need rules": (["need_rules"], {"needed_with": ["Z"]}, "“Z” is not in sen_provision"),
    "need rules type": (["need_rules"], {"unassessed": "Z"}, "“Z” is not in sen_type"),
    "item number": (["report_items", 2], {"number": 4}, "entry 3, field “number”: is not 3"),
    "item key": (["report_items", 1], {"key": "kinds_of_sen"}, "“kinds_of_sen” is there twice"),
    "item applies": (["report_items", 0], {"applies": []}, "“applies”: is empty"),
    "item kind": (["report_items", 0], {"applies": ["BIG"]}, "“applies”: “BIG” is not known"),
    "item word": (["report_items", 0], {"heading": "Our {head}"}, "Use only {senco}"),
    "item brace": (["report_items", 0], {"heading": "Our {senco"}, "Use only {senco}"),
}


@pytest.mark.parametrize(("path", "changes", "sentence"), FAULTS.values(), ids=FAULTS.keys())
def test_a_broken_pack_says_which_field_of_which_entry_and_what_to_do(
    tmp_path, path, changes, sentence
):
    file = write(tmp_path, "send_2014", with_first(broken(), *path, **changes))

    with pytest.raises(PackError) as raised:
        packs.read(file)

    assert sentence in str(raised.value)
    assert str(raised.value).startswith("send_2014.json, ")
    assert str(raised.value).endswith(".")


def test_the_pack_unbroken_is_read(tmp_path):
    read = packs.read(write(tmp_path, "send_2014", broken()))

    assert read.report_items == PACK.report_items
    assert dict(read.code_lists) == dict(PACK.code_lists)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "line 1: is not JSON"),
        (b'{"kind": "RULE_PACK",\n nonsense}', "line 2: is not JSON"),
        (b"[]", "does not hold an object"),
        (b'{"kind": "RULE_PACK", "kind": "RULE_PACK"}', "“kind”: is given twice"),
        (b'{"kind": "RULE_PACK\xe9"}', "is not UTF-8"),
    ],
    ids=["empty", "bad JSON", "a list", "a field twice", "windows-1252"],
)
def test_a_file_that_is_no_document_says_so(tmp_path, content, sentence):
    file = tmp_path / "send_2014.json"
    file.write_bytes(content)

    with pytest.raises(PackError, match=r"send_2014\.json.*") as raised:
        packs.read(file)

    assert sentence in str(raised.value)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(PackError, match=r"send_2014\.json is not there"):
        packs.read(tmp_path / "send_2014.json")
