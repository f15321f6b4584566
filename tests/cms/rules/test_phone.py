import pytest

from cms.rules.phone import dialled


@pytest.mark.parametrize(
    ("number", "digits"),
    [("01632 960 000", "01632960000"), ("+44 (0)1632 960000", "+441632960000"), ("ask", "")],
)
def test_a_number_is_dialled_by_its_digits(number, digits):
    assert dialled(number) == digits
