"""Texts of a form with their words filled in."""

from collections.abc import Mapping

from django import template
from django.conf import settings

from forms.engine.words import fill

register = template.Library()


@register.filter
def worded(text: str, words: Mapping[str, str]) -> str:
    """The text with each {word} filled in, still plain text that the template escapes."""
    return fill(text, words=words)


@register.simple_tag
def is_demo() -> bool:
    """Whether everything here is invented, which every page then says."""
    return bool(settings.DEMO)
