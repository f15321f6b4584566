"""Addresses inside a page, made of its headings."""

import re
import unicodedata
from collections.abc import Sequence


def anchors(headings: Sequence[str]) -> list[str]:
    """One address for each heading, all different; the first of two alike keeps the plain one."""
    taken: set[str] = set()
    found = []
    for heading in headings:
        plain = _slug(heading)
        anchor, count = plain, 1
        while anchor in taken:
            count += 1
            anchor = f"{plain}-{count}"
        taken.add(anchor)
        found.append(anchor)
    return found


def _slug(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.lower())) or "section"
