from datetime import date

import pytest

from schools.rules import gias_cells as cells


@pytest.mark.parametrize("text", ["01-11-2011", "1-11-2011", "01/11/2011", "2011-11-01"])
def test_a_day_is_read_in_the_registers_a_spreadsheets_and_the_iso_way(text):
    assert cells.day(text) == date(2011, 11, 1)


@pytest.mark.parametrize("text", ["31-02-2011", "3/20/2005", "01-11-11", "2011-1-1", "soon"])
def test_a_day_that_does_not_exist_or_could_be_two_is_never_guessed(text):
    with pytest.raises(cells.WrongCell, match="dd-mm-yyyy"):
        cells.day(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.school.example", "https://www.school.example"),
        ("school.example/home/", "https://school.example/home/"),
        ("http://school.example", "http://school.example"),
        ("HTTPS://School.example", "HTTPS://School.example"),
    ],
)
def test_a_website_without_a_scheme_gets_https(text, address):
    assert cells.website(text) == address


@pytest.mark.parametrize("text", ["url1", "see the council", "javascript:alert(1)", "http:/x.y"])
def test_what_is_no_web_address_is_left_out(text):
    with pytest.raises(cells.UnusableCell):
        cells.website(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2072831147", "02072831147"), ("01632 960101", "01632 960101"), ("+441632", "+441632")],
)
def test_a_telephone_number_gets_back_its_nought(text, number):
    assert cells.phone(text) == number


@pytest.mark.parametrize("text", ["", "  ", "NA", "x", "z", "Not Applicable", "Does not apply"])
def test_the_files_ways_of_saying_nothing_are_nothing(text):
    assert cells.is_nothing(text)


@pytest.mark.parametrize("text", ["0", "No", "Xavier"])
def test_a_value_is_not_nothing(text):
    assert not cells.is_nothing(text)


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (cells.establishment_number, "21313"),
        (cells.uprn, "5.00E+06"),
        (cells.ukprn, "20000001"),
        (cells.age, "99"),
    ],
)
def test_an_unusable_number_is_left_out(reader, text):
    with pytest.raises(cells.UnusableCell, match=r"\. (Write|Save) "):
        reader(text)


@pytest.mark.parametrize("text", ["-1", "12.5", "many", "1" * 10, "١٢"])
def test_a_count_is_a_whole_number(text):
    with pytest.raises(cells.WrongCell):
        cells.count(text)


def test_noughts_a_spreadsheet_took_away_come_back():
    assert cells.authority_code("1") == "001"
    assert cells.establishment_number("42") == "0042"
