"""The guard's own small forms."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from schools.models import School


class VersionForm(forms.Form):
    """The version a record's form was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class SchoolForm(forms.Form):
    """Which of the viewer's schools a new record belongs to."""

    school: "forms.ModelChoiceField[School]" = forms.ModelChoiceField(queryset=None)

    def __init__(self, *args: Any, schools: QuerySet[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]


class ReasonForm(SchoolForm):
    """At which school somebody looks at named pupils, and why."""

    reason = forms.CharField(
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In a sentence, and without a child's name: what you need to find out.",
    )
