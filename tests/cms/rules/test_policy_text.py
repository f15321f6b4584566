"""Texts composed by us in the two shapes policies come in: bare lines, and numbered with contents."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.rules.policy_document import Bullets, ListItem, Paragraph, PolicyDocument
from cms.rules.policy_text import read_policy

BARE = """ [bookmark: _What_we_want_1]What we want
Maple Trust wants each pupil to thrive. 
To get there we will:
· Listen to families
·  Plan with them 
[bookmark: _[Updated]_Who][bookmark: _Who_does_what]Who does what
 The coordinator will: 
· Keep the list of pupils up to date
· Publish what families need, including:
· Plans that show how buildings are opened up
· News of how a place is given
[bookmark: _Old]A long line that carries a stray mark but is plainly a sentence of its own, as its end shows.
EAL
Speaking another language is no need in itself.
Small children
Each school will:
· Watch how children play
· Provide a paper about:
· Rules for joining
· Rooms and their doors
· Inform families early
· Follow the circle of four steps
Where more is needed, Maple will look for assessments by people from outside
The last look
We plan the next review for August 31st, 2025.
"""

NUMBERED = """

Support Policy

September 2025

Contents

1. What we want.....\t2
2. Who does what\t3
3. The last look.....\t4

1. What we want

Birch Trust wants each pupil to thrive. It will draw up the plan's parts to

help the pupil and will look at what came of them.

To get there we will:

- Listen to families.
- Plan with them.

- Keep at it.

2. Who does what

The coordinator will:

- Publish what families need, including:
 - Plans for buildings.
 - News of places.
- **Answer:** each letter within a week

1. This line is an item, for the numbers do not go back
2. So is this one

3. The last look

We plan the next review for September 2026.
"""


def headings(document: PolicyDocument) -> list[str]:
    return [section.heading for section in document.sections]


def flat(items: list[ListItem], *, depth: int = 0) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    for item in items:
        lines.append((depth, item.text.strip()))
        lines.extend(flat(item.items, depth=depth + 1))
    return lines


def list_lines(document: PolicyDocument) -> list[tuple[int, str]]:
    lists = [block for block in document.blocks() if isinstance(block, Bullets)]
    return [line for bullets in lists for line in flat(bullets.items)]


def words_in_order(document: PolicyDocument) -> list[str]:
    """Every word the page would show, in order."""
    words: list[str] = []
    for heading, number, blocks in [
        ("", "", document.opening),
        *((s.heading, s.number, s.blocks) for s in document.sections),
    ]:
        words += f"{number} {heading}".split()
        for block in blocks:
            texts = [block.text] if isinstance(block, Paragraph) else flat_texts(block)
            words += " ".join(texts).split()
    return words


def flat_texts(block: Bullets) -> list[str]:
    return [text for _, text in flat(block.items)]


def test_bare_lines_are_told_to_be_headings_by_their_looks():
    assert headings(read_policy(BARE)) == [
        "What we want",
        "Who does what",
        "EAL",
        "Small children",
        "The last look",
    ]


def test_a_long_sentence_with_a_mark_is_no_heading():
    who = read_policy(BARE).sections[1]

    assert isinstance(who.blocks[-1], Paragraph)
    assert who.blocks[-1].text.startswith("A long line that carries a stray mark")


def test_a_sentence_without_a_full_stop_is_no_heading():
    small = read_policy(BARE).sections[3]

    assert small.blocks[-1] == Paragraph(
        "Where more is needed, Maple will look for assessments by people from outside"
    )


def test_a_list_in_a_list_is_told_by_its_lead_in_and_ends_at_the_next_duty():
    lines = list_lines(read_policy(BARE))

    assert lines[-6:] == [
        (0, "Watch how children play"),
        (0, "Provide a paper about:"),
        (1, "Rules for joining"),
        (1, "Rooms and their doors"),
        (0, "Inform families early"),
        (0, "Follow the circle of four steps"),
    ]


def test_a_list_in_a_list_that_nothing_ends_reaches_to_the_end():
    lines = list_lines(read_policy(BARE))

    assert lines[2:6] == [
        (0, "Keep the list of pupils up to date"),
        (0, "Publish what families need, including:"),
        (1, "Plans that show how buildings are opened up"),
        (1, "News of how a place is given"),
    ]


def test_each_guess_at_a_list_in_a_list_names_its_line():
    assert [(guess.line, guess.text) for guess in read_policy(BARE).guesses] == [
        (9, "Publish what families need, including:"),
        (18, "Provide a paper about:"),
    ]


def test_bookmark_marks_are_taken_out():
    assert "bookmark" not in " ".join(words_in_order(read_policy(BARE)))


def test_title_date_and_contents_are_taken_off_the_front():
    document = read_policy(NUMBERED)

    assert (document.title, document.dated) == ("Support Policy", "September 2025")
    assert len(document.contents) == 3
    assert document.opening == []


def test_numbered_headings_keep_their_numbers():
    sections = read_policy(NUMBERED).sections

    assert [(s.number, s.heading) for s in sections] == [
        ("1", "What we want"),
        ("2", "Who does what"),
        ("3", "The last look"),
    ]


def test_a_sentence_a_page_break_parted_is_one_paragraph_again():
    document = read_policy(NUMBERED)

    assert document.sections[0].blocks[0] == Paragraph(
        "Birch Trust wants each pupil to thrive. It will draw up the plan's parts to "
        "help the pupil and will look at what came of them."
    )
    assert [guess.line for guess in document.guesses] == [17]


def test_a_list_a_page_break_parted_is_one_list_again():
    lists = [b for b in read_policy(NUMBERED).sections[0].blocks if isinstance(b, Bullets)]

    assert [len(bullets.items) for bullets in lists] == [3]


def test_an_indented_list_lies_inside_the_item_above_it():
    assert list_lines(read_policy(NUMBERED))[3:7] == [
        (0, "Publish what families need, including:"),
        (1, "Plans for buildings."),
        (1, "News of places."),
        (0, "**Answer:** each letter within a week"),
    ]


def test_a_number_that_goes_back_begins_no_section():
    words = " ".join(words_in_order(read_policy(NUMBERED)))

    assert "1. This line is an item" in words
    assert "2. So is this one" in words


def test_a_numbered_clause_is_a_paragraph_that_keeps_its_number():
    document = read_policy(
        "1. Aims\n\n1.1 We will listen to families.\n\n2. Duties\n\nText.\n\n3. End\n\nText."
    )

    assert document.sections[0].blocks == [Paragraph("1.1. We will listen to families.")]


def test_sub_headings_lie_one_level_below():
    document = read_policy("1. Aims\n\nText.\n\n1.1 Early aims\n\nText.\n\n2. Duties\n\nText.")

    assert [(s.number, s.level) for s in document.sections] == [("1", 2), ("1.1", 3), ("2", 2)]


def test_new_marks_as_far_in_begin_a_list_inside():
    document = read_policy("# Aims\n• One\no Two\no Three\n• Four\n")

    assert list_lines(document) == [(0, "One"), (1, "Two"), (1, "Three"), (0, "Four")]


def test_a_page_number_is_reported_and_left_out():
    document = read_policy("# Aims\nWe listen.\nPage 3 of 20\n# Duties\nWe act.\n")

    assert [(line.line, line.why) for line in document.not_placed] == [(3, "a page number")]


def test_a_list_mark_without_words_is_reported():
    document = read_policy("# Aims\n· \n· One\n")

    assert [line.line for line in document.not_placed] == [2]


def test_words_before_the_first_heading_are_kept():
    document = read_policy("Our policy\nIt was written with families.\n# Aims\nWe listen.\n")

    assert document.title == "Our policy"
    assert document.opening == [Paragraph("It was written with families.")]


def test_a_title_that_looks_like_a_heading_is_the_title():
    document = read_policy("Maple policy\nVersion: 3.1\nAims\nWe listen to all.\nDuties\nWe act.\n")

    assert document.title == "Maple policy"
    assert headings(document) == ["Aims", "Duties"]


def test_details_on_the_cover_are_told_apart():
    document = read_policy(
        "Our policy\nVersion: 3.1\nApproved by: the board\nDate approved: 1 May 2026\n"
        "Next review: May 2027\n# Aims\nWe listen.\n"
    )

    assert document.details == {
        "version": "3.1",
        "approved_by": "the board",
        "approved_on": "1 May 2026",
    }
    assert document.next_review
    assert document.next_review.is_month_only


@pytest.mark.parametrize("text", ["", "   \n\n", "one line of words that says nothing much."])
def test_a_text_without_headings_has_no_sections(text):
    assert read_policy(text).sections == []


@pytest.mark.parametrize("text", [BARE, NUMBERED], ids=["bare", "numbered"])
def test_no_word_is_lost_or_moved(text):
    document = read_policy(text)
    body = re.sub(r"\[bookmark:[^\[\]]*(?:\[[^\]]*\][^\[\]]*)*\]", "", text)
    body = body[body.rfind("\t") + 2 :] if "\t" in body else body
    said = re.sub(r"(?m)^\s*[·-]\s+", "", body).split()

    assert [w.rstrip(".") for w in words_in_order(document)] == [w.rstrip(".") for w in said]


LINES = st.lists(
    st.one_of(
        st.just(""),
        st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{1,8}){0,14}[.:]?", fullmatch=True),
        st.from_regex(r" ?[·•-] [A-Z][a-z]{1,8}( [a-z]{1,8}){0,5}[.:]?", fullmatch=True),
        st.from_regex(r"[1-9]\. [A-Z][a-z]{1,8}( [a-z]{1,8}){0,5}", fullmatch=True),
        st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,9}\.?", fullmatch=True),
    ),
    max_size=40,
)


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_every_word_of_any_text_is_placed_or_reported(lines):
    text = "\n".join(lines)

    document = read_policy(text)

    placed = [
        *words_in_order(document),
        *document.title.split(),
        *document.dated.split(),
        *" ".join(document.details.values()).split(),
        *" ".join(remark.text for remark in (*document.not_placed, *document.contents)).split(),
    ]
    wanted = re.findall(r"[a-z]{2,}", text.casefold())
    found = re.findall(r"[a-z]{2,}", " ".join(placed).casefold())
    missing = [word for word in set(wanted) if found.count(word) < wanted.count(word)]
    assert set(missing) <= {"contents"}
