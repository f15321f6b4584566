"""Whether white words can be read on a colour (WCAG 2.2, 1.4.3)."""

LEAST_CONTRAST = 4.5


def contrast_with_white(colour: str) -> float:
    """The contrast of white on a colour written #1f4e5f, from 1 to 21."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def why_not_readable(colour: str) -> str | None:
    """Why a colour cannot carry white words, or None when it can."""
    contrast = contrast_with_white(colour)
    if contrast >= LEAST_CONTRAST:
        return None
    return (
        f"White words on this colour cannot be read well (contrast {contrast:.1f}; "
        f"at least {LEAST_CONTRAST} is needed). Choose a darker one."
    )


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
