"""A trust's colour made safe to read, whatever colour was chosen.

Contrast is counted as WCAG 2.2 does (relative luminance of sRGB); 4.5 to 1 is what it asks of
ordinary text (success criterion 1.4.3).
"""

from dataclasses import dataclass

ENOUGH = 4.5
PAGE = "#ffffff"
PANEL = "#f3f3f0"
_BLACK, _WHITE = "#000000", "#ffffff"


@dataclass(frozen=True)
class Palette:
    """The colours of a trust's pages: a band, the text on it, and the same hue for links."""

    band: str
    on_band: str
    link: str


def palette(colour: str) -> Palette:
    """The palette of a colour written #rrggbb. Raises ValueError for anything else."""
    on_band = max((_WHITE, _BLACK), key=lambda text: contrast(text, colour))
    return Palette(band=colour.lower(), on_band=on_band, link=_readable(colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str) -> str:
    """The colour darkened as little as makes it readable on the page and on a panel."""
    red, green, blue = _channels(colour)
    for percent in range(100, -1, -2):
        darker = "#" + "".join(f"{channel * percent // 100:02x}" for channel in (red, green, blue))
        if min(contrast(darker, PAGE), contrast(darker, PANEL)) >= ENOUGH:
            return darker
    return _BLACK


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) != 6 or not colour.startswith("#"):
        raise ValueError(f"“{colour}” is not a colour. Write it as # and six digits, #1f4e5f.")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
