import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.rules.colour import ENOUGH, PAGE, PANEL, contrast, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_text_on_the_band_can_be_read_whatever_colour_was_chosen(colour):
    chosen = palette(colour)

    assert contrast(chosen.on_band, chosen.band) >= ENOUGH


@given(COLOURS)
def test_links_can_be_read_on_page_and_panel_whatever_colour_was_chosen(colour):
    link = palette(colour).link

    assert min(contrast(link, PAGE), contrast(link, PANEL)) >= ENOUGH


def test_a_colour_dark_enough_is_kept_as_it_is():
    assert palette("#1F4E5F").link == "#1f4e5f"


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("text", ["1f4e5f", "#fff", "#1f4e5f0"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="six digits"):
        palette(text)
