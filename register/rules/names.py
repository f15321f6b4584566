"""How people's names are kept and found: as they write them, in any script."""

import unicodedata


def kept(name: str) -> str:
    """A name as it is stored: Unicode NFC, single spaces, nothing else changed."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def search_key(*names: str) -> str:
    """What typed words are looked for in: small letters, no accents, no hyphens or apostrophes.

    The same folding is done to what is typed, so that "jose" finds José and "obrien" O'Brien.
    """
    folded = unicodedata.normalize("NFKD", " ".join(names).casefold())
    letters = (_plain(character) for character in folded)
    return " ".join("".join(letters).split())


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Mn" or character in "'’ʼ`":
        return ""
    return " " if category.startswith("P") else character
