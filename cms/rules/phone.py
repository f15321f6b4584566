"""Telephone numbers as a telephone dials them."""

import re


def dialled(number: str) -> str:
    """The digits of a number, with its leading + if it has one; "" for a text without digits."""
    digits = re.sub(r"\(0\)|[^0-9+]", "", number)
    return digits if re.fullmatch(r"\+?[0-9]{3,}", digits) else ""
