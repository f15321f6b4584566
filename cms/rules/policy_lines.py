"""The lines of a policy's text: cleaned, and told apart by how each begins."""

import re
from dataclasses import dataclass, replace

_MARK = re.compile(r"\[bookmark:[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
_GLYPHS = "·•●▪◦‣∙○■□➢➤✓\uf0b7\uf0a7\uf0d8"
_BULLET = re.compile(rf"^(?:([{_GLYPHS}])[ \t]*|([-–—*]|o)[ \t]+)(?P<text>\S.*)?$")
_LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)[ \t]+\S|^[a-z]\.[ \t]+\S")
_NUMBERED = re.compile(
    r"^(?:section\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.):]?\s+(?P<text>\S.*)$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_TAB = "    "
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_ENDS_A_SENTENCE = (".", "!", "?", ":", ";")
_MOST_WORDS, _MOST_LETTERS = 12, 90


@dataclass(frozen=True)
class Line:
    """One line that is not blank: its words, and what its beginning says about it.

    `bullet` is the list mark ("" for none), `indent` how far in it stands; `number` is a leading
    number such as 4 or 4.2, which `text` then lacks; `hashes` counts leading # signs.
    """

    number_in_file: int
    text: str
    indent: int = 0
    bullet: str = ""
    number: str = ""
    hashes: int = 0
    is_marked: bool = False
    follows_blank: bool = False

    @property
    def words(self) -> str:
        """All the line's words, its number included."""
        return f"{self.number}. {self.text}" if self.number else self.text

    @property
    def is_page_number(self) -> bool:
        return bool(_PAGE_NUMBER.match(self.words))


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    lines = []
    follows_blank = True
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _read(raw, number)
        if line is None:
            follows_blank = True
            continue
        lines.append(replace(line, follows_blank=follows_blank))
        follows_blank = False
    return lines


def looks_like_a_title(text: str) -> bool:
    """Whether words are short, begin with a capital and do not end like a sentence."""
    plain = text.strip("*_ ")
    first = next((letter for letter in plain if letter.isalnum()), "")
    return (
        bool(first)
        and (first.isupper() or first.isdigit())
        and any(letter.isalpha() for letter in plain)
        and not plain.endswith((".", ",", ";", ":"))
        and len(plain) <= _MOST_LETTERS
        and len(plain.split()) <= _MOST_WORDS
    )


def goes_on(text: str, line: Line) -> bool:
    """Whether a line carries on the words before it: no full stop there, no capital here."""
    ended = text.rstrip("*_\"'”’) ").endswith(_ENDS_A_SENTENCE)
    return not ended and not line.number and line.text[:1].islower()


def plain_words(text: str) -> str:
    """A text for comparing: no case, no punctuation, single spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _read(raw: str, number: int) -> Line | None:
    text = raw.translate(_INVISIBLE).replace("\u00a0", " ").replace("\t", _TAB)
    unmarked = _MARK.sub("", text)
    indent = len(text) - len(text.lstrip())
    words = unmarked.strip()
    if not words:
        return None
    is_marked = bool(_MARK.match(text.lstrip()))
    line = Line(number_in_file=number, text=words, indent=indent, is_marked=is_marked)
    return _with_bullet(line) or _with_number(line)


def _with_bullet(line: Line) -> Line | None:
    match = _BULLET.match(line.text)
    if match:
        return replace(line, bullet=match[1] or match[2], text=match["text"] or "")
    if _LETTERED.match(line.text):
        return replace(line, bullet="(a)")
    return None


def _with_number(line: Line) -> Line:
    words = line.text.lstrip("#")
    hashes = len(line.text) - len(words)
    if hashes:
        return replace(line, hashes=hashes, text=words.strip())
    match = _NUMBERED.match(line.text)
    if match and not _PAGE_NUMBER.match(line.text):
        return replace(line, number=match["number"], text=match["text"].strip())
    return line
