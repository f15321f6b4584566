"""A day typed by somebody: dd/mm/yyyy or ISO, never guessed."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day; refuses two-digit years and American order rather than guess."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "For example 01/09/2026.")
        super().__init__(
            input_formats=["%d/%m/%Y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "size": 12}),
            error_messages={
                "invalid": "Write the day as dd/mm/yyyy, for example 01/09/2026.",
                "required": "Write a day as dd/mm/yyyy.",
            },
            **kwargs,
        )
