"""The lists of a policy: how deep each item lies, and lists inside lists that nothing indents."""

from collections.abc import Sequence
from enum import Enum

from cms.rules.policy_document import Bullets, ListItem, Remark
from cms.rules.policy_lines import Line

# How the items of policies begin when each is something somebody will do.
_DUTY_WORDS = (
    "act adapt admit adopt advise agree allow analyse apply appoint arrange ask assess assist "
    "attend be bring build challenge check collaborate communicate complete comply consider "
    "consult contribute cooperate co-operate coordinate co-ordinate deliver demonstrate designate "
    "develop direct discuss employ enable encourage engage ensure establish evaluate explain "
    "facilitate follow fulfil gather give have help highlight hold identify implement improve "
    "include inform invite involve keep lead liaise listen maintain make manage meet monitor name "
    "notify offer organise oversee own participate prepare prevent produce promote protect provide "
    "publish put raise recognise record reduce refer report request respect respond review seek "
    "send set share show support tailor take talk teach tell track train treat understand update "
    "use work write"
)
_DUTIES = frozenset(_DUTY_WORDS.split())


class _Form(Enum):
    DUTY = "DUTY"
    DOING = "DOING"
    OTHER = "OTHER"


class ListReader:
    """Builds one list line by line; the mark and its indent say how deep each item lies."""

    def __init__(self) -> None:
        self.bullets = Bullets()
        self._open: list[tuple[int, str, ListItem]] = []

    def add(self, line: Line) -> ListItem:
        """The item a line makes, hung where it belongs."""
        item = ListItem(text=line.text, line=line.number_in_file)
        while self._open and not self._lies_below(line):
            self._open.pop()
        siblings = self._open[-1][2].items if self._open else self.bullets.items
        siblings.append(item)
        self._open.append((line.indent, line.bullet, item))
        return item

    @property
    def last(self) -> ListItem:
        """The item added last."""
        return self._open[-1][2]

    def _lies_below(self, line: Line) -> bool:
        """Whether a line belongs under the open item: further in, or as far but with a new mark."""
        indent, bullet, _ = self._open[-1]
        if line.indent != indent:
            return line.indent > indent
        return line.bullet not in {mark for _, mark, _ in self._open}


def nest_by_lead_ins(bullets: Bullets) -> list[Remark]:
    """Hangs below an item that ends in a colon the items it leads in; says where it guessed.

    Where the items before begin with duties ("Provide …") and those it leads in do not, the inner
    list ends at the next duty. Where that does not tell them apart, it reaches to the end.
    """
    guesses = []
    outer: list[ListItem] = []
    queue = list(bullets.items)
    while queue:
        item = queue.pop(0)
        outer.append(item)
        if not item.text.rstrip(" *_").endswith(":") or item.items or not queue:
            continue
        count = _how_many_inside(outer, queue)
        item.items = queue[:count]
        del queue[:count]
        why = f"ends in a colon, so the next {count} lines were taken as a list inside the list"
        guesses.append(Remark(item.line, item.text, why))
    bullets.items = outer
    return guesses


def is_flat(bullets: Bullets) -> bool:
    """Whether no item has items of its own."""
    return not any(item.items for item in bullets.items)


def _how_many_inside(outer: Sequence[ListItem], after: Sequence[ListItem]) -> int:
    outer_form = _usual_form(outer)
    if outer_form is _Form.OTHER or _form(after[0]) is outer_form:
        return len(after)
    ends = (i for i, item in enumerate(after) if _form(item) is outer_form)
    return next(ends, len(after))


def _usual_form(items: Sequence[ListItem]) -> _Form:
    forms = [_form(item) for item in items]
    return max(_Form, key=forms.count)


def _form(item: ListItem) -> _Form:
    first = item.text.strip("*_ ").split(maxsplit=1)[0].casefold().strip(",.:;")
    if first in _DUTIES:
        return _Form.DUTY
    return _Form.DOING if first.endswith("ing") and len(first) > 4 else _Form.OTHER
