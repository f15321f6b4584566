"""Unique pupil numbers: shape and check letter.

Thirteen characters: a check letter, three digits of authority, four of school, two of year, three
of serial; the last is a letter where the number is temporary. I, O and S are never used.
Source: the Department's UPN rules as python-stdnum and GovTalk's UPN 2.0 state them.

Outer spaces and lower case are put right with a warning, since both come from typing; a space
inside and a digit that only looks like 0 to 9 are refused, since both come from damage. An unknown
authority is a warning: lists of authorities age, and a pupil keeps a number for life. No sentence
repeats the number: it is personal data, and these sentences end up in reports.
"""

import re
from dataclasses import dataclass

from law.reference import local_authorities

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LENGTH = 13
_SHAPE = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")
_BODY = re.compile(rf"[0-9]{{11}}[0-9{LETTERS}]")


@dataclass(frozen=True)
class UpnCheck:
    """What a typed UPN is worth: `canonical` is set only when it is `ok`."""

    ok: bool
    canonical: str | None
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    temporary: bool


def check(upn: str) -> UpnCheck:
    """Whether a text is a UPN, and how it is written.

    Problems make it unusable; warnings ask somebody to look.
    """
    trimmed = upn.strip()
    number = trimmed.upper() if trimmed.isascii() else trimmed
    problem = _shape_problem(number) or _check_letter_problem(number)
    if problem:
        return UpnCheck(ok=False, canonical=None, problems=(problem,), warnings=(), temporary=False)
    return UpnCheck(
        ok=True,
        canonical=number,
        problems=(),
        warnings=_warnings(upn, number=number),
        temporary=number[-1] in LETTERS,
    )


def check_letter(body: str) -> str:
    """The letter that must stand before the twelve characters of a UPN's body.

    Raises ValueError for a body of another shape.
    """
    if not _BODY.fullmatch(body):
        raise ValueError("A UPN's body is eleven digits, then a digit or a letter but I, O, S.")
    total = sum(
        position * (LETTERS.index(character) if character in LETTERS else int(character))
        for position, character in enumerate(body, start=2)
    )
    return LETTERS[total % len(LETTERS)]


def _shape_problem(number: str) -> str | None:
    if not number:
        return "There is no UPN here."
    if not number.isascii():
        return "This UPN has a character that is not a plain letter or digit. Type it again."
    if any(character.isspace() for character in number):
        return "A UPN has no spaces inside it. Take them out."
    if len(number) != LENGTH:
        return f"A UPN has {LENGTH} characters; this has {len(number)}."
    if not _SHAPE.fullmatch(number):
        return (
            "A UPN is a letter and twelve digits, or eleven digits and a letter when temporary;"
            " I, O and S are not used."
        )
    return None


def _check_letter_problem(number: str) -> str | None:
    if check_letter(number[1:]) != number[0]:
        return "The first letter does not fit the rest of this UPN. Look for a mistyped character."
    return None


def _warnings(typed: str, *, number: str) -> tuple[str, ...]:
    warnings = []
    if typed != number:
        warnings.append("Spaces around this UPN or small letters in it were put right.")
    if number[1:4] not in local_authorities():
        warnings.append(f"{number[1:4]} is not the number of an authority we know.")
    return tuple(warnings)
