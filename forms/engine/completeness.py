"""What still stands between a draft and its submission, over the whole path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from forms.engine.answers import Answers, accepted
from forms.engine.document import Json
from forms.engine.question_types.base import AnswerError
from forms.engine.question_types.registry import Registry
from forms.engine.schema import Form, Question, Required
from forms.engine.walk import walk


@dataclass(frozen=True)
class Missing:
    """One question that is unanswered or wrong: the ids of its section and itself, and why."""

    section: str
    question: str
    message: str


@dataclass(frozen=True)
class Report:
    """What stops the submit, and what may follow later."""

    problems: tuple[Missing, ...]
    missing_later: tuple[Missing, ...]

    @property
    def may_submit(self) -> bool:
        """Whether nothing stops the submit."""
        return not self.problems


def check(form: Form, answers: Answers, *, types: Registry, today: date) -> Report:
    """Every answer on the path cleaned once more, on this day, and everything that is missing."""
    going = walk(form, clean=answers.clean, today=today)
    problems: list[Missing] = []
    later: list[Missing] = []
    for step in going.steps:
        for question in step.questions:
            if question.id not in answers.raw and question.id not in going.scope.live:
                if question.required is not Required.OPTIONAL:
                    found = Missing(step.section.id, question.id, missing_text(question))
                    must = question.required is Required.REQUIRED_TO_SUBMIT
                    (problems if must else later).append(found)
                continue
            problems += (
                Missing(step.section.id, question.id, message)
                for message in _wrong(
                    question, answers=answers, live=going.scope.live, types=types, today=today
                )
            )
    return Report(tuple(problems), tuple(later))


def missing_text(question: Question) -> str:
    """What is said when the question is required and has no answer."""
    return question.errors.get("required") or f"Answer “{question.label}”."


def _wrong(
    question: Question,
    *,
    answers: Answers,
    live: Mapping[str, Json],
    types: Registry,
    today: date,
) -> Iterator[str]:
    # A kept answer can go wrong by itself: a day passes, or the form under a draft changes.
    typed = question.id in answers.raw
    question_type = types.get(question.type)
    raw = (
        answers.raw[question.id]
        if typed
        else question_type.to_raw(live[question.id], question=question)
    )
    try:
        accepted(question, raw, types=types, today=today)
    except AnswerError as error:
        yield str(error)
    else:
        # What was refused once counts as unanswered until its page is saved again.
        if typed:
            yield f"Save “{question.label}” once more."
