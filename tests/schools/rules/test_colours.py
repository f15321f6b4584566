import pytest

from schools.demo_trusts import BEACON, HARBOUR
from schools.rules.colours import contrast_with_white, why_not_readable


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21), ("#ffffff", 1), ("#777777", 4.48), ("#767676", 4.54)]
)
def test_contrast_is_reckoned_as_the_guidelines_do(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


def test_a_colour_too_light_for_white_words_is_refused_with_its_contrast():
    assert "contrast 4.5" in why_not_readable("#777777")
    assert why_not_readable("#767676") is None


@pytest.mark.parametrize("trust", [HARBOUR, BEACON], ids=["harbour", "beacon"])
def test_the_demos_colours_carry_white_words(trust):
    assert why_not_readable(trust["colour"]) is None
