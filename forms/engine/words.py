"""Named words in a form's texts: {first_aider} stands for what this place calls that person.

A dot in a key, as in {trust.first_aider}, is part of its name: nothing is ever looked up by it.
"""

import re
from collections.abc import Mapping

_KEY = re.compile(r"\{([a-z][a-z0-9_]{0,59}(?:\.[a-z][a-z0-9_]{0,59})?)\}")


def fill(text: str, *, words: Mapping[str, str]) -> str:
    """The text with each {key} replaced by its word; a key without a word stays as it is.

    The words are plain text: whoever renders the result escapes it as one.
    """
    return _KEY.sub(lambda found: words.get(found[1], found[0]), text)


def keys_in(text: str) -> frozenset[str]:
    """The keys a text asks to have filled."""
    return frozenset(_KEY.findall(text))
