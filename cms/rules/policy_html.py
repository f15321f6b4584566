"""A policy's paragraphs and lists as the HTML a rich-text field keeps."""

import re
from collections.abc import Sequence
from html import escape

from cms.rules.policy_document import Block, ListItem, Paragraph

_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")


def blocks_html(blocks: Sequence[Block]) -> str:
    """Paragraphs and nested lists, every word escaped; **words** in bold."""
    return "".join(
        f"<p>{words_html(block.text)}</p>" if isinstance(block, Paragraph) else _list(block.items)
        for block in blocks
    )


def words_html(text: str) -> str:
    """One run of words, escaped, with **words** in bold."""
    return _BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def _list(items: Sequence[ListItem]) -> str:
    lines = (
        f"<li>{words_html(item.text)}{_list(item.items) if item.items else ''}</li>"
        for item in items
    )
    return f"<ul>{''.join(lines)}</ul>"
