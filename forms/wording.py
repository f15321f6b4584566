"""The words that a form's texts hold in braces: {trust.word} for what this trust calls it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Field, SlugField, TextField

from forms.registration import word_sources
from schools.models import School, Trust

_SCHOOL_FIELDS = ("name", "phone", "email")


def words_for(school: School) -> dict[str, str]:
    """Every word a form's text may name, for a draft at this school.

    Keys are plain strings of a fixed list; nothing of a text is ever looked up as an attribute.
    """
    words = {f"school.{name}": getattr(school, name) for name in _SCHOOL_FIELDS}
    words |= _trust_words(school.trust or Trust())
    for _, source in word_sources:
        words |= source(school)
    return words


def known_words() -> frozenset[str]:
    """The keys a form's text may name."""
    return frozenset(words_for(School()))


def _trust_words(trust: Trust) -> Mapping[str, str]:
    fields = (field for field in Trust._meta.concrete_fields if _is_text(field))
    own = {f"trust.{field.name}": str(getattr(trust, field.name)) for field in fields}
    return own | {f"trust.{name}": str(word) for name, word in vars(trust.words).items()}


def _is_text(field: "Field[Any, Any]") -> bool:
    return isinstance(field, CharField | TextField) and not isinstance(field, SlugField)
