"""How one cell of the Department's register of schools is read.

Each reader gives the value or raises: WrongCell stops the whole file, UnusableCell leaves that one
value out and says so. A blank cell never reaches a reader.
"""

import re
from datetime import date

from law.identifiers import ukprn_problem, urn_problem

_DATE_PARTS = (
    re.compile(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)
# How the Department's files say "nothing", "suppressed" and "does not apply".
_NOTHING = {"", "na", "n/a", "x", "z", "not applicable", "does not apply"}
_HIGHEST_AGE = 25


class WrongCell(Exception):
    """A value the file must not have; the message is the remedy."""


class UnusableCell(Exception):
    """A value that is left out; the message says why, then the remedy."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return text.strip().lower() in _NOTHING


def words(text: str) -> str:
    """The text with its spaces tidied."""
    return " ".join(text.split())


def urn(text: str) -> str:
    """A school's number. Raises WrongCell for one that is not well formed."""
    problem = urn_problem(text.strip())
    if problem:
        raise WrongCell(problem)
    return text.strip()


def authority_code(text: str) -> str:
    """Three digits, with the zeros a spreadsheet took away. Raises WrongCell for other text."""
    code = text.strip().zfill(3)
    if not re.fullmatch(r"[0-9]{3}", code):
        raise WrongCell("An authority's code is up to three digits.")
    return code


def establishment_number(text: str) -> str:
    """Four digits, with the zeros a spreadsheet took away."""
    number = text.strip().zfill(4)
    if not re.fullmatch(r"[0-9]{4}", number):
        raise UnusableCell("not four digits. Write the number the register of schools has.")
    return number


def ukprn(text: str) -> str:
    """Eight digits beginning with 1."""
    problem = ukprn_problem(text.strip())
    if problem:
        raise UnusableCell(f"not a UKPRN: {problem} Write the number the register of schools has.")
    return text.strip()


def uprn(text: str) -> str:
    """Up to twelve digits; a spreadsheet writes some as 5.00E+06, and then the number is lost."""
    if not re.fullmatch(r"[0-9]{1,12}", text.strip()):
        raise UnusableCell("not a property number. Save the column as text, not as a number.")
    return text.strip()


def day(text: str) -> date:
    """A day written dd-mm-yyyy, dd/mm/yyyy or yyyy-mm-dd. Raises WrongCell for another text."""
    for pattern in _DATE_PARTS:
        match = pattern.fullmatch(text.strip())
        if match:
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                break
    raise WrongCell("Write a date that exists as dd-mm-yyyy, such as 01-09-2026.")


def count(text: str) -> int:
    """A whole number of 0 or more. Raises WrongCell for another text."""
    number = text.strip()
    if not re.fullmatch(r"[0-9]{1,9}", number):
        raise WrongCell("Write a whole number, or leave the cell empty.")
    return int(number)


def age(text: str) -> int:
    """An age in years up to 25; colleges state 99 for "no limit"."""
    years = count(text)
    if years > _HIGHEST_AGE:
        raise UnusableCell(f"above {_HIGHEST_AGE}. Write the age, or leave it empty for no limit.")
    return years


def website(text: str) -> str:
    """A web address with its scheme; https where the file gives none."""
    address = text.strip()
    if not _SCHEME.match(address):
        address = f"https://{address}"
    if not _HOST.fullmatch(address):
        raise UnusableCell("not a web address. Write one such as https://www.school.example/.")
    return address


def phone(text: str) -> str:
    """A telephone number, with the leading nought that the register leaves out."""
    number = words(text)
    return f"0{number}" if re.fullmatch(r"[1-9][0-9]{9}", number) else number
