from datetime import date

from cms.rules.report_rows import (
    describe_row,
    heading_of,
    is_stale,
    item_keys,
    items_for,
    kinds_of,
    source_of,
)

ON = date(2026, 11, 21)
WORDS = {"senco": "SENDCo"}
PRIMARY = kinds_of("PRIMARY", has_early_years=True)


def test_the_report_has_thirty_items():
    keys = item_keys(ON)

    assert len(keys) == len(set(keys)) == 30


def test_early_years_is_asked_of_schools_with_small_children_only():
    secondary = kinds_of("SECONDARY", has_early_years=False)

    assert "early_years" in {item.key for item in items_for(PRIMARY, on=ON)}
    assert "early_years" not in {item.key for item in items_for(secondary, on=ON)}


def test_a_special_school_need_not_say_how_it_identifies_needs():
    special = kinds_of("SPECIAL", has_early_years=False)

    assert {"identification", "senco"}.isdisjoint(item.key for item in items_for(special, on=ON))


def test_headings_speak_in_the_trusts_words():
    item = next(item for item in items_for(PRIMARY, on=ON) if item.key == "senco")

    assert heading_of(item, words=WORDS) == "Who is our SENDCo and how do I reach them?"


def test_a_source_nobody_has_read_is_not_claimed():
    items = items_for(PRIMARY, on=ON)

    assert all(bool(source_of(item)) is item.verified for item in items)
    assert {item.verified for item in items} == {True, False}


def test_an_item_is_stale_after_a_year():
    assert not is_stale(date(2025, 11, 21), on=ON)
    assert is_stale(date(2025, 11, 20), on=ON)
    assert not is_stale(None, on=ON)


def described(key, **given):
    about = {"kinds": PRIMARY, "words": WORDS, "is_empty": False, "confirmed_on": None, "on": ON}
    return describe_row(key, **{**about, **given})


def test_an_editor_sees_how_a_row_stands():
    assert described("wellbeing", is_empty=True)["status"] == "Nothing written yet"
    assert described("wellbeing")["status"] == "Never confirmed"
    assert described("wellbeing", confirmed_on=ON)["status"] == "Confirmed on 21 November 2026"
    assert "more than a year" in described("wellbeing", confirmed_on=date(2025, 1, 1))["status"]
    assert "what we hold" in described("senco", is_empty=True)["status"]


def test_an_editor_sees_that_a_row_does_not_apply():
    secondary = kinds_of("SECONDARY", has_early_years=False)

    assert described("early_years", kinds=secondary)["status"] == "Does not apply to this school"


def test_an_editor_is_told_that_a_source_was_not_checked():
    assert "not yet checked" in described("complaints")["source"]
    assert "not yet checked" not in described("wellbeing")["source"]


def test_a_row_the_law_dropped_is_still_shown():
    assert described("of_old")["heading"] == "of_old"
