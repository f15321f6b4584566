"""Two fields for short lists: of codes chosen from a set, and of lines somebody types."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst


class CodeList(models.JSONField):
    """A list of codes out of a fixed set, ticked on a form.

    The set stays out of migrations: it is checked when a form or full_clean asks, and changing
    its labels changes no table.
    """

    def __init__(self, *args: Any, of: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        self.of = tuple(of)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.TypedMultipleChoiceField(
            choices=self.of,
            coerce=str,
            required=not self.blank,
            label=kwargs.get("label") or capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = {code for code, _ in self.of}
        strange = [code for code in value if code not in known]
        if strange:
            raise ValidationError(f"Not one of the choices: {', '.join(map(str, strange))}.")

    def labels(self, codes: Iterable[str]) -> list[str]:
        """The labels of these codes, in the order of the set."""
        chosen = set(codes)
        return [label for code, label in self.of if code in chosen]


class LineList(models.JSONField):
    """A list of short texts, typed one to a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return LinesField(
            required=not self.blank,
            label=kwargs.get("label") or capfirst(self.verbose_name),
            help_text=self.help_text or "One to a line.",
        )


class LinesField(forms.CharField):
    """A text box whose lines are the list."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial or []) != self.to_python(data))
