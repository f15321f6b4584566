"""Answers in the words people read."""

from forms.engine.answers import Answers
from forms.engine.document import Json
from forms.engine.schema import Form
from forms.registration import question_types


def text_of(form: Form, answers: Answers, *, question: str) -> str:
    """An answer as people read it; what was typed where that could not be taken in."""
    asked = form.question(question)
    kind = question_types.get(asked.type)
    if question in answers.raw:
        return _typed(answers.raw[question])
    value = answers.clean.get(question)
    return kind.display(value, question=asked) if value is not None else ""


def _typed(raw: Json) -> str:
    if isinstance(raw, list):
        return ", ".join(_typed(item) for item in raw)
    return str(raw.get("name", "")) if isinstance(raw, dict) else str(raw)
