"""What may be shown of counts, proved by trying to work the hidden ones out again."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.suppression import suppress, suppress_table

COUNTS = st.integers(min_value=0, max_value=100_000)
SMALL_TABLES = st.lists(st.integers(min_value=0, max_value=16), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"), (1, "*"), (5, "*"), (7, "*"), (8, "10"), (12, "10"),
        (13, "15"), (17, "15"), (18, "20"), (120, "120"), (1_002, "1000"),
    ],
)  # fmt: skip
def test_one_to_seven_are_hidden_and_the_rest_goes_to_the_nearest_five(count, text):
    assert suppress(count).text == text


def test_a_hidden_count_carries_no_number():
    assert suppress(3).value is None
    assert suppress(3).is_hidden


def test_none_at_all_is_shown_as_none():
    assert suppress(0).value == 0
    assert not suppress(0).is_hidden


def test_a_count_below_nothing_is_refused():
    with pytest.raises(ValueError, match="below 0"):
        suppress(-1)


@given(COUNTS)
def test_what_is_shown_is_a_multiple_of_five_within_two_of_the_truth_or_hides_a_small_one(count):
    shown = suppress(count)

    if shown.value is None:
        assert shown.text == "*"
        assert 1 <= count <= 7
    else:
        assert shown.value % 5 == 0
        assert abs(shown.value - count) <= 2
        assert shown.text == str(shown.value)


@given(COUNTS, COUNTS)
def test_more_pupils_are_never_shown_as_fewer(one, other):
    fewer, more = sorted([one, other])

    assert (suppress(fewer).value or 0) <= (suppress(more).value or 7)


def test_the_total_is_rounded_from_the_true_counts_not_added_up_from_the_shown_ones():
    table = suppress_table({"Year 1": 12, "Year 2": 12, "Year 3": 12})

    assert [cell.text for cell in table.rows.values()] == ["10", "10", "10"]
    assert table.total == suppress(36)


def test_a_total_that_could_give_four_hidden_cells_away_is_left_out():
    # Four sevens are 28, shown as 30: with the total each would have to be exactly 7.
    assert suppress_table(dict.fromkeys("ABCD", 7)).total is None


def test_a_total_that_could_give_twelve_ones_away_is_left_out():
    assert suppress_table(dict.fromkeys("ABCDEFGHIJKL", 1)).total is None


def test_a_total_is_left_out_for_what_is_shown_not_for_what_is_true():
    # Leaving it out only for the dangerous figures would tell that they are the dangerous ones.
    assert suppress_table(dict.fromkeys("ABCD", 4)).total is None


def test_empty_rows_do_not_make_a_dangerous_total_safe():
    assert suppress_table(dict.fromkeys("ABCD", 7) | dict.fromkeys("EFG", 0)).total is None


def test_a_total_with_nothing_hidden_is_always_shown():
    assert suppress_table({"N": 300, "K": 40, "E": 0}).total == suppress(340)


def test_one_hidden_cell_has_a_hidden_total():
    assert suppress_table({"K": 3, "E": 0}).total == suppress(3)


def test_rows_keep_their_order():
    assert list(suppress_table({"K": 9, "E": 2, "N": 80}).rows) == ["K", "E", "N"]


@given(SMALL_TABLES)
def test_a_table_with_its_total_leaves_every_hidden_cell_two_values_or_more(counts):
    shown = suppress_table(dict(enumerate(counts)))
    candidates = [
        [value for value in range(20) if suppress(value) == cell] for cell in shown.rows.values()
    ]

    consistent = [
        values
        for values in product(*candidates)
        if shown.total is None or suppress(sum(values)) == shown.total
    ]

    assert tuple(counts) in consistent
    for place, cell in shown.rows.items():
        if cell.is_hidden:
            assert len({values[place] for values in consistent}) >= 2


@given(st.integers(min_value=2, max_value=60), st.sampled_from([1, 7]))
def test_any_number_of_cells_all_at_one_end_stays_unknown(cells, count):
    shown = suppress_table(dict.fromkeys(range(cells), count))

    if shown.total is not None:
        sums = [total for total in range(cells, 7 * cells + 1) if suppress(total) == shown.total]
        assert len(sums) >= 2
