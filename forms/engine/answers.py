"""What a person has answered so far: what could be accepted, and what they typed where it could not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from forms.engine.document import Json
from forms.engine.question_types.base import AnswerError
from forms.engine.question_types.registry import Registry
from forms.engine.schema import Form, Question
from forms.engine.walk import walk


@dataclass(frozen=True)
class Answers:
    """Answers by question id: `clean` as kept, `raw` as typed where that cannot be accepted yet.

    A question is in one of the two or in neither. `visited` holds the sections finished once.
    """

    clean: Mapping[str, Json] = field(default_factory=dict)
    raw: Mapping[str, Json] = field(default_factory=dict)
    visited: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, Json]:
        """The answers as JSON, for a draft's row."""
        return {
            "clean": dict(self.clean),
            "raw": dict(self.raw),
            "visited": list[Json](sorted(self.visited)),
        }

    @classmethod
    def from_json(cls, document: Json) -> "Answers":
        """The answers out of a draft's row. Raises ValueError if they were not written by to_json."""
        if document in (None, {}):
            return cls()
        match document:
            case {"clean": dict(clean), "raw": dict(raw), "visited": list(visited)}:
                return cls(clean, raw, frozenset(str(section) for section in visited))
        raise ValueError("These are no answers.")


@dataclass(frozen=True)
class Merged:
    """The answers after a page was taken in, and what is wrong with it by question id."""

    answers: Answers
    errors: Mapping[str, str]


def merge(
    form: Form,
    answers: Answers,
    raw: Mapping[str, Json],
    *,
    section: str,
    types: Registry,
    today: date,
) -> Merged:
    """The answers with what was given on a section's page taken in.

    `raw` has a key for every question that was on the page, empty when nothing was given. What is
    not in it stays as it was; keys that the section does not ask are left aside. What cannot be
    accepted is kept as typed, and is an error if the question is still shown. Raises KeyError for a section the form does not have.
    """
    clean, unclean = dict(answers.clean), dict(answers.raw)
    errors: dict[str, str] = {}
    for question in form.section(section).questions:
        if question.id not in raw:
            continue
        clean.pop(question.id, None)
        unclean.pop(question.id, None)
        try:
            value = accepted(question, raw[question.id], types=types, today=today)
        except AnswerError as error:
            errors[question.id] = str(error)
            unclean[question.id] = raw[question.id]
        else:
            if value is not None:
                clean[question.id] = value
    shown = walk(form, clean=clean, today=today).shown
    return Merged(
        replace(answers, clean=clean, raw=unclean),
        {key: message for key, message in errors.items() if key in shown},
    )


def accepted(question: Question, raw: Json, *, types: Registry, today: date) -> Json:
    """The value to keep for what was given; None if nothing was.

    Raises AnswerError, with the author's own text when the question has one.
    """
    try:
        return types.get(question.type).clean(raw, question=question, today=today)
    except AnswerError as error:
        raise AnswerError(question.errors.get("invalid") or str(error)) from error


def visit(answers: Answers, section: str) -> Answers:
    """The answers with the section marked as finished once."""
    return replace(answers, visited=answers.visited | {section})
