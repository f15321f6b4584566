"""Which lines of a policy are its headings, told by several signs together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cms.rules.policy_document import Remark
from cms.rules.policy_lines import Line, looks_like_a_title, plain_words

_CONTENTS_TITLES = {"contents", "table of contents", "contents page"}
_ENTRY = re.compile(r"^(?P<title>\S.*?)[ .…_]*(?:[.…_]{2,}|\s{2,})\s*\d{1,3}$")
_FEWEST_NUMBERED = 3
_LARGEST_GAP = 3
_ENOUGH_SIGNS = 2
_FEW_WORDS = 6


@dataclass(frozen=True)
class Heading:
    """A line found to be a heading."""

    text: str
    number: str
    level: int


@dataclass(frozen=True)
class Outline:
    """The headings by their place among the lines, and what was told about them."""

    headings: dict[int, Heading]
    is_numbered: bool


def take_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Remark]]:
    """The lines without the list of contents, and that list's entries."""
    start = next((i for i, line in enumerate(lines) if _begins_contents(line)), None)
    if start is None:
        return list(lines), []
    end = start + 1
    entries = []
    while end < len(lines):
        title = _entry_title(lines, end)
        if title is None:
            break
        entries.append(Remark(lines[end].number_in_file, title, "an entry of the list of contents"))
        end += 1
    if not entries:
        return list(lines), []
    return [*lines[:start], *lines[end:]], entries


def find_headings(lines: Sequence[Line], *, contents: Sequence[str]) -> Outline:
    """The headings among these lines; `contents` are the titles a list of contents gave."""
    titles = {plain_words(title) for title in contents}
    numbered = _numbered(lines, titles)
    if len(numbered) >= _FEWEST_NUMBERED or (numbered and titles):
        below = {
            i: Heading(_bare(line.text), "", 3)
            for i, line in enumerate(lines)
            if i > min(numbered) and i not in numbered and _is_plainly_set_off(lines, i)
        }
        return Outline({**numbered, **below}, is_numbered=True)
    are_hashed = any(line.hashes for line in lines)
    found = {
        i: Heading(_bare(line.words), "", 3 if line.hashes > 2 else 2)
        for i, line in enumerate(lines)
        if _signs(lines, i, titles) >= _ENOUGH_SIGNS and bool(line.hashes) is are_hashed
    }
    return Outline(found, is_numbered=False)


def _begins_contents(line: Line) -> bool:
    return not line.bullet and plain_words(line.text) in _CONTENTS_TITLES


def _entry_title(lines: Sequence[Line], place: int) -> str | None:
    """The title if this is an entry: it ends in a page number, or stands again as a line below."""
    line = lines[place]
    match = _ENTRY.match(line.text)
    if match:
        return match["title"]
    if line.bullet or not looks_like_a_title(line.text):
        return None
    again = any(plain_words(other.text) == plain_words(line.text) for other in lines[place + 1 :])
    return line.text if again else None


def _numbered(lines: Sequence[Line], titles: set[str]) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    last: tuple[int, ...] = ()
    for i, line in enumerate(lines):
        if line.bullet or not line.number or not looks_like_a_title(line.text):
            continue
        number = tuple(map(int, line.number.split(".")))
        if _is_listed(line, titles, depth=len(number)) and _comes_after(last, number):
            level = 2 if len(number) == 1 else 3
            found[i] = Heading(_bare(line.text), line.number, level)
            last = number
    return found


def _is_listed(line: Line, titles: set[str], *, depth: int) -> bool:
    """Whether the list of contents has it; one without sub-headings says nothing about them."""
    return not titles or depth > 1 or plain_words(line.words) in _with_numbers(line, titles)


def _with_numbers(line: Line, titles: set[str]) -> set[str]:
    number = plain_words(line.number)
    return titles | {f"{number} {title}" for title in titles}


def _comes_after(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a number can be the next heading's; a few may be missing, but none goes back."""
    if not last:
        return number[0] <= 1
    depth = len(number)
    if depth > len(last):
        return number[:-1] == last and number[-1] <= 1
    before = last[:depth]
    return number[:-1] == before[:-1] and 1 <= number[-1] - before[-1] <= _LARGEST_GAP


def _is_plainly_set_off(lines: Sequence[Line], place: int) -> bool:
    """Whether a line without a number stands as a sub-heading in a numbered policy."""
    line = lines[place]
    if line.bullet or line.number or not looks_like_a_title(line.text):
        return False
    if line.hashes or _is_bold(line.text):
        return True
    few = len(line.text.split()) <= _FEW_WORDS
    set_off = line.follows_blank and place + 1 < len(lines) and lines[place + 1].follows_blank
    return few and set_off and _goes_before_a_sentence(lines, place)


def _signs(lines: Sequence[Line], place: int, titles: set[str]) -> int:
    """How many signs of a heading a line without a number shows; 0 if it cannot be one."""
    line = lines[place]
    if line.bullet or line.is_page_number or not looks_like_a_title(line.words):
        return 0
    if place + 1 == len(lines):
        return 0
    return (
        2 * line.is_marked
        + 3 * (plain_words(line.text) in titles)
        + 3 * bool(line.hashes)
        + 2 * _is_bold(line.text)
        + line.text.isupper()
        + (line.follows_blank and place > 0)
        + (len(line.text.split()) <= _FEW_WORDS)
        + _goes_before_a_sentence(lines, place)
    )


def _goes_before_a_sentence(lines: Sequence[Line], place: int) -> bool:
    if place + 1 >= len(lines):
        return False
    after = lines[place + 1]
    return not after.bullet and not looks_like_a_title(after.words)


def _is_bold(text: str) -> bool:
    return text.startswith("**") and text.endswith("**") and text.count("**") == 2


def _bare(text: str) -> str:
    return text.strip("*_ ")
