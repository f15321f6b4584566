"""Texts of a form with their words filled in."""

from collections.abc import Mapping

from django import template

from forms.engine.words import fill
from schools.queries import has_invented_trusts

register = template.Library()


@register.filter
def worded(text: str, words: Mapping[str, str]) -> str:
    """The text with each {word} filled in, still plain text that the template escapes."""
    return fill(text, words=words)


@register.simple_tag
def is_demo() -> bool:
    """Whether what is here is invented, which every page then says."""
    return has_invented_trusts()
