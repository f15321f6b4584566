"""Bank holidays and authorities as data."""

from datetime import date

import pytest

from law import reference
from law.errors import PackError
from law.reference import AuthorityStatus, Nation, bank_holidays, local_authorities

# Vector: the days computed by rule for three years, and equal to the published list.
BY_RULE = {
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
}


@pytest.mark.parametrize("year", BY_RULE)
def test_a_years_bank_holidays_are_those_found_by_rule(year):
    days = [day for day in bank_holidays().titles if day.year == year]

    assert days == [date.fromisoformat(f"{year}-{day}") for day in BY_RULE[year]]


@pytest.mark.parametrize(
    "day",
    [date(2012, 6, 5), date(2020, 5, 8), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)],
)
def test_days_proclaimed_once_are_in_the_list(day):
    assert day in bank_holidays()


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2011, 12, 31), False),
        (date(2012, 1, 1), True),
        (date(2028, 12, 31), True),
        (date(2029, 1, 1), False),
    ],
)
def test_the_list_says_which_years_it_covers(day, covered):
    assert bank_holidays().covers(day) is covered


def test_a_day_can_be_added_without_touching_the_list():
    jubilee = date(2027, 6, 4)

    more = bank_holidays().with_added({jubilee: "Invented jubilee"})

    assert jubilee in more
    assert date(2027, 12, 27) in more
    assert jubilee not in bank_holidays()


@pytest.mark.parametrize("code", ["838", "839", "940", "941", "942", "943", "825", "420"])
def test_authorities_of_today_are_current(code):
    assert local_authorities()[code].status is AuthorityStatus.CURRENT
    assert local_authorities()[code].nation is Nation.ENGLAND


@pytest.mark.parametrize("code", ["909", "928", "820", "835", "836", "837", "901"])
def test_abolished_authorities_are_kept_because_pupils_keep_their_numbers(code):
    assert local_authorities()[code].status is AuthorityStatus.RETIRED


def test_england_has_153_authorities():
    english = [
        authority
        for authority in local_authorities().values()
        if authority.nation is Nation.ENGLAND and authority.status is AuthorityStatus.CURRENT
    ]

    assert len(english) == 153


def test_a_pupil_from_cardiff_or_jersey_has_a_known_authority():
    assert local_authorities()["681"].nation is Nation.WALES
    assert local_authorities()["707"].nation is Nation.OVERSEAS


def test_every_authority_has_three_digits_and_a_name():
    for code, authority in local_authorities().items():
        assert code == authority.code
        assert code.isascii()
        assert code.isdigit()
        assert len(code) == 3
        assert authority.name == authority.name.strip()


HOLIDAYS = (
    '{"kind": "BANK_HOLIDAYS_ENGLAND_WALES", "first_year": 2026, "last_year": %s,'
    ' "holidays": [{"on": "2026-01-01", "title": "New"}, {"on": "%s", "title": "Other"}]}'
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (HOLIDAYS % (2026, "2026-01-01"), "holidays entry 2, field “on”: is there twice"),
        (HOLIDAYS % (2027, "2026-12-25"), "years without a holiday"),
        (HOLIDAYS % (2026, "25 December"), "“on”: is not a day"),
        ('{"kind": "OTHER"}', "“kind”: is not this file's"),
    ],
)
def test_a_broken_list_of_holidays_says_what_is_wrong(tmp_path, monkeypatch, content, sentence):
    (tmp_path / "bank_holidays_england_wales.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(reference, "FOLDER", tmp_path)

    with pytest.raises(PackError, match=sentence):
        bank_holidays.__wrapped__()


def test_an_authority_listed_twice_is_refused(tmp_path, monkeypatch):
    entry = '{"code": "885", "name": "A", "nation": "ENGLAND", "status": "CURRENT"}'
    (tmp_path / "local_authorities.json").write_text(
        f'{{"kind": "LOCAL_AUTHORITIES", "authorities": [{entry}, {entry}]}}', encoding="utf-8"
    )
    monkeypatch.setattr(reference, "FOLDER", tmp_path)

    with pytest.raises(PackError, match="“885” is there twice"):
        local_authorities.__wrapped__()
