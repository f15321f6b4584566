"""Unique pupil numbers: the worked examples, and every way they go wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.upn import LETTERS, check, check_letter

GOOD = "B801200005001"
BODIES = st.builds(
    str.__add__,
    st.from_regex(r"[0-9]{11}", fullmatch=True),
    st.sampled_from("0123456789" + LETTERS),
)


@pytest.mark.parametrize(
    ("body", "letter"),
    [
        ("801200005001", "B"),
        ("885202326017", "P"),
        ("82320192500K", "K"),
        # Suppliers' help pages print Q for this one: their terms add up to 266, not 267.
        ("207000016049", "P"),
        ("940200024001", "W"),
        ("94220002401B", "T"),
    ],
)
def test_the_check_letter_of_the_worked_examples(body, letter):
    assert check_letter(body) == letter


@pytest.mark.parametrize("upn", [GOOD, "P885202326017", "W940200024001", "X909200024001"])
def test_a_permanent_number_is_taken_as_it_stands(upn):
    checked = check(upn)

    assert checked.ok
    assert checked.canonical == upn
    assert checked.problems == ()
    assert checked.warnings == ()
    assert not checked.temporary


def test_a_letter_at_the_end_makes_it_temporary():
    assert check("K82320192500K").temporary


@pytest.mark.parametrize("typed", ["b801200005001", "  B801200005001\t", "\u00a0b801200005001 "])
def test_outer_spaces_and_small_letters_are_put_right_with_a_warning(typed):
    checked = check(typed)

    assert checked.canonical == GOOD
    assert len(checked.warnings) == 1
    assert "put right" in checked.warnings[0]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "no UPN"),
        ("   ", "no UPN"),
        ("B 801 2000 05001", "spaces inside"),
        ("B80120000500\N{FULLWIDTH DIGIT ONE}", "not a plain letter or digit"),
        ("B80120000500\N{ARABIC-INDIC DIGIT ONE}", "not a plain letter or digit"),
        ("K82320192500\N{LATIN SMALL LETTER DOTLESS I}", "not a plain letter or digit"),
        ("B8012000050011", "has 13 characters; this has 14"),
        ("B80120000500", "has 13 characters; this has 12"),
        ("X80120000A001", "a letter and twelve digits"),
        ("0381021010022", "a letter and twelve digits"),
        ("G80120000101S", "I, O and S are not used"),
        ("G80120000101I", "I, O and S are not used"),
        ("G80120000101O", "I, O and S are not used"),
        ("A801200005001", "does not fit"),
    ],
)
def test_what_is_no_upn_is_refused_with_one_sentence(typed, sentence):
    checked = check(typed)

    assert not checked.ok
    assert checked.canonical is None
    assert len(checked.problems) == 1
    assert sentence in checked.problems[0]


def test_an_authority_nobody_knows_is_a_warning_only():
    checked = check("E000200005001")

    assert checked.ok
    assert checked.warnings == ("000 is not the number of an authority we know.",)


def test_no_sentence_repeats_the_number():
    for typed in ["A801200005001", "e000200005001", "B8012000050011", "B 801200005001"]:
        checked = check(typed)
        for sentence in checked.problems + checked.warnings:
            assert typed.upper() not in sentence.upper()


@pytest.mark.parametrize("body", ["80120000500", "80120000500S", "8012000050a1", ""])
def test_a_body_of_another_shape_has_no_check_letter(body):
    with pytest.raises(ValueError, match="eleven digits"):
        check_letter(body)


@given(BODIES)
def test_a_body_with_its_letter_is_always_a_upn(body):
    assert check(check_letter(body) + body).ok


@given(BODIES, st.integers(min_value=0, max_value=10), st.integers(min_value=1, max_value=9))
def test_one_digit_mistyped_is_always_found(body, place, by):
    mistyped = f"{body[:place]}{(int(body[place]) + by) % 10}{body[place + 1 :]}"

    assert not check(check_letter(body) + mistyped).ok


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text):
    checked = check(text)

    assert checked.ok == (checked.canonical is not None) == (not checked.problems)
