"""A policy's plain text → its sections, paragraphs and lists, with every line accounted for."""

import re
from collections.abc import Iterator, Sequence

from cms.rules.policy_dates import find_next_review, is_a_date_alone
from cms.rules.policy_document import Block, Bullets, Paragraph, PolicyDocument, Remark, Section
from cms.rules.policy_headings import Heading, Outline, find_headings, take_contents
from cms.rules.policy_lines import Line, goes_on, looks_like_a_title, read_lines
from cms.rules.policy_lists import ListReader, is_flat, nest_by_lead_ins

_DETAIL = re.compile(
    r"^(?P<label>version|approved by|approved on|date approved|approval date|last reviewed"
    r"|reviewed on|next review(?: date| due)?|review date)\s*(?::|\s{2,})\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_DETAIL_KEYS = {
    "version": "version",
    "approved by": "approved_by",
    "approved on": "approved_on",
    "date approved": "approved_on",
    "approval date": "approved_on",
    "last reviewed": "reviewed_on",
    "reviewed on": "reviewed_on",
}
_NEARLY_FULL = 60
_WRAPPED = 120


def read_policy(text: str) -> PolicyDocument:
    """Everything in a policy's text; `sections` is empty where no heading was found."""
    document = PolicyDocument()
    lines, document.contents = take_contents(read_lines(text))
    lines = list(_without_furniture(lines, document))
    contents = [entry.text for entry in document.contents]
    outline = find_headings(lines, contents=contents)
    front = _length_of_front(lines, outline)
    body = {place: heading for place, heading in outline.headings.items() if place >= front}
    rest = _read_front(lines[:front], document)
    is_wrapped = max((len(line.words) for line in lines), default=0) <= _WRAPPED
    builder = _Builder(document, is_wrapped=is_wrapped)
    for line in rest:
        builder.add(line)
    for place in range(front, len(lines)):
        builder.begin(lines[place], body[place]) if place in body else builder.add(lines[place])
    _settle_lists(document)
    _find_next_review(document)
    return document


class _Builder:
    """Adds lines to the section that is open, joining what a page break or a wrap parted."""

    def __init__(self, document: PolicyDocument, *, is_wrapped: bool) -> None:
        self._document = document
        self._is_wrapped = is_wrapped
        self._blocks: list[Block] = document.opening
        self._list: ListReader | None = None
        self._last_length = 0

    def begin(self, line: Line, heading: Heading) -> None:
        section = Section(
            heading=heading.text,
            number=heading.number,
            level=heading.level,
            line=line.number_in_file,
        )
        self._document.sections.append(section)
        self._blocks, self._list = section.blocks, None

    def add(self, line: Line) -> None:
        if line.bullet:
            self._add_item(line)
        elif not self._carry_on(line):
            self._list = None
            self._blocks.append(Paragraph(line.words))
        self._last_length = len(line.words)

    def _add_item(self, line: Line) -> None:
        if not line.text:
            remark = Remark(line.number_in_file, line.bullet, "a list mark without words")
            self._document.not_placed.append(remark)
            return
        if self._list is None:
            self._list = ListReader()
            self._blocks.append(self._list.bullets)
        self._list.add(line)

    def _carry_on(self, line: Line) -> bool:
        """Adds the line to what stands before it, if it is the rest of that."""
        if not self._blocks:
            return False
        last = self._list.last if self._list else self._blocks[-1]
        if isinstance(last, Bullets) or not self._belongs_to(last.text, line):
            return False
        last.text = f"{last.text} {line.words}"
        if line.follows_blank:
            why = "joined to the words before it, which did not end"
            self._document.guesses.append(Remark(line.number_in_file, line.words, why))
        return True

    def _belongs_to(self, text: str, line: Line) -> bool:
        if goes_on(text, line):
            return True
        is_full = self._is_wrapped and self._last_length >= _NEARLY_FULL
        return is_full and not line.follows_blank and not text.endswith((".", ":", ";", "!", "?"))


def _without_furniture(lines: Sequence[Line], document: PolicyDocument) -> Iterator[Line]:
    """The lines without page numbers, which are reported."""
    for line in lines:
        if line.is_page_number and not line.bullet:
            document.not_placed.append(Remark(line.number_in_file, line.words, "a page number"))
        else:
            yield line


def _length_of_front(lines: Sequence[Line], outline: Outline) -> int:
    """How many lines stand before the first section: a title that looks like a heading too."""
    places = sorted(outline.headings)
    if not places:
        return 0
    first = places[0]
    if outline.is_numbered or len(places) == 1:
        return first
    last_of_cover = first
    while last_of_cover + 1 < len(lines) and _is_cover(lines[last_of_cover + 1]):
        last_of_cover += 1
    is_title = first == 0 and last_of_cover + 1 in outline.headings
    return last_of_cover + 1 if is_title else first


def _is_cover(line: Line) -> bool:
    return is_a_date_alone(line.words) or bool(_DETAIL.match(line.words))


def _read_front(lines: Sequence[Line], document: PolicyDocument) -> list[Line]:
    """Takes title, date and details off the cover; the lines that are none of these."""
    rest = []
    for line in lines:
        detail = _DETAIL.match(line.words)
        if is_a_date_alone(line.words) and not document.dated:
            document.dated = line.words
        elif detail:
            _keep_detail(detail, document)
        elif not document.title and not line.bullet and looks_like_a_title(line.words):
            document.title = line.words.strip("*_ ")
        else:
            rest.append(line)
    return rest


def _keep_detail(detail: re.Match[str], document: PolicyDocument) -> None:
    label = " ".join(detail["label"].casefold().split())
    if label in _DETAIL_KEYS:
        document.details[_DETAIL_KEYS[label]] = detail["text"].strip()
    else:
        document.next_review = find_next_review(f"next review {detail['text']}")


def _settle_lists(document: PolicyDocument) -> None:
    """Where no list of the text is indented, tells lists inside lists by their lead-ins."""
    lists = [block for block in document.blocks() if isinstance(block, Bullets)]
    if all(is_flat(bullets) for bullets in lists):
        for bullets in lists:
            document.guesses.extend(nest_by_lead_ins(bullets))


def _find_next_review(document: PolicyDocument) -> None:
    """The last sentence that gives the next review's date, for a policy says it at its end."""
    for block in document.blocks():
        if isinstance(block, Paragraph):
            document.next_review = find_next_review(block.text) or document.next_review
