"""Forms as published, what people are filling in, and what they have sent."""

from forms.models.definition import FormDefinition, FormVersion
from forms.models.draft import Draft
from forms.models.submission import Submission

__all__ = ["Draft", "FormDefinition", "FormVersion", "Submission"]
