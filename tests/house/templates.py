"""What our templates may hold: nothing inline, and nothing of another folder's."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
INLINE = {
    "inline script": re.compile(r"<script\b(?![^>]*\b(?:src=|type=\"application/json\"))", re.I),
    "inline style": re.compile(r"<style\b|<[a-z][^>]*\sstyle\s*=", re.I),
    "inline handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
}
FETCHED = re.compile(r"\{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
LOADED = re.compile(r"\{%-?\s*load\s+([^%]+?)\s*-?%\}")
FOLDERS = {"cms", "forms", "register", "localoffer"}
SHARED = {"components"}


def inline_parts(texts: dict[str, str]) -> list[str]:
    """Scripts, styles and handlers written into the markup, which the policy would block."""
    return [
        f"{name}: {what}"
        for name, text in texts.items()
        for what, pattern in INLINE.items()
        if pattern.search(_blank_tags(COMMENT.sub("", text)))
    ]


def _blank_tags(text: str) -> str:
    # A template tag inside an HTML tag may hold ">" or "on…=" of its own.
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "x", text, flags=re.DOTALL)


def strangers(texts: dict[str, str], *, libraries: dict[str, str]) -> list[str]:
    """Templates that include, extend or load something of another folder's.

    The libraries are our tag libraries: name, folder that owns it.
    """
    found = []
    for name, text in texts.items():
        own = PurePosixPath(name).parts[1]
        for wanted in _wanted(COMMENT.sub("", text), libraries=libraries):
            if wanted.split("/")[0] in FOLDERS - {own}:
                found.append(f"{name}: {wanted}")
    return found


def _wanted(text: str, *, libraries: dict[str, str]) -> Iterator[str]:
    yield from FETCHED.findall(text)
    for words in LOADED.findall(text):
        for library in words.split(" from ")[-1].split():
            if library in libraries:
                yield f"{libraries[library]}/{library}"
