"""Whether a condition holds at the end of the path."""

from datetime import date

from forms.engine.answers import Answers
from forms.engine.expressions import Expression, Named
from forms.engine.schema import Form
from forms.engine.walk import walk


def evaluate(form: Form, answers: Answers, *, condition: str | Expression, today: date) -> bool:
    """Whether the condition, by name or as an expression, holds; hidden answers do not count."""
    expression = Named(condition) if isinstance(condition, str) else condition
    return walk(form, clean=answers.clean, today=today).scope.holds(expression)
