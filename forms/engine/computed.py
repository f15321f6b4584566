"""The values a form works out from its answers."""

from datetime import date

from forms.engine.answers import Answers
from forms.engine.document import Json
from forms.engine.schema import Form
from forms.engine.walk import walk


def computed_values(form: Form, answers: Answers, *, today: date) -> dict[str, Json]:
    """Every computed value by its id; None where it cannot be told yet."""
    scope = walk(form, clean=answers.clean, today=today).scope
    return {item.id: scope.computed(item.id) for item in form.computed}
