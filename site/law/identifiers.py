"""The numbers that name a school: whether one is well formed, and how it is written.

Each check answers with a sentence for the person who typed it, or None when all is well.
The Department's register of schools prints them; shapes are checked, existence is not.
"""

import re

_DIGITS = re.compile(r"[0-9]+")
_LAESTAB = re.compile(r"([0-9]{3})/?([0-9]{4})")
_IN_USE_FROM, _IN_USE_TO = 100_000, 159_999


def urn_problem(text: str) -> str | None:
    """What is wrong with a school's unique reference number; None when it is six digits.

    Six digits outside the range in use are accepted: invented schools have such numbers.
    """
    return _digits_problem(text, name="URN", length=6)


def is_in_use_range(urn: str) -> bool:
    """Whether a URN lies where the real ones do, from 100000 to 159999.

    Raises ValueError for a text that is no URN.
    """
    problem = urn_problem(urn)
    if problem:
        raise ValueError(problem)
    return _IN_USE_FROM <= int(urn) <= _IN_USE_TO


def ukprn_problem(text: str) -> str | None:
    """What is wrong with a UK provider reference number; None for eight digits, the first 1."""
    problem = _digits_problem(text, name="UKPRN", length=8)
    if problem is None and not text.startswith("1"):
        return "A UKPRN begins with 1."
    return problem


def canonical_laestab(text: str) -> str | None:
    """A DfE number written LLL/EEEE: three digits of authority, four of school; else None."""
    match = _LAESTAB.fullmatch(text)
    return f"{match[1]}/{match[2]}" if match else None


def laestab_of(*, authority: str, establishment: str) -> str | None:
    """The DfE number made of a register row's two columns; None when they make none.

    The register prints the establishment number without its leading zeros.
    """
    if not _DIGITS.fullmatch(establishment):
        return None
    return canonical_laestab(f"{authority}/{establishment.zfill(4)}")


def _digits_problem(text: str, *, name: str, length: int) -> str | None:
    if not _DIGITS.fullmatch(text):
        return f"A {name} is made of the digits 0 to 9 only, without spaces."
    if len(text) != length:
        return f"A {name} has {length} digits; this has {len(text)}."
    return None
