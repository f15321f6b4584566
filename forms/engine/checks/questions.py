"""Each question by itself: its type, settings, options and words."""

from collections.abc import Iterator

from forms.engine.checks.surroundings import (
    Surroundings,
    error,
    known,
    questions_with_paths,
    warning,
)
from forms.engine.document import Json
from forms.engine.problems import Problem
from forms.engine.question_types.base import QuestionType, SettingKind
from forms.engine.question_types.others import SubjectPicker
from forms.engine.schema import Form, Question, Required
from forms.engine.trees import iso_day


def check_questions(form: Form, *, surroundings: Surroundings) -> Iterator[Problem]:
    """What is wrong with each section and question by itself."""
    for index, section in enumerate(form.sections):
        if not section.questions:
            yield error(
                f"sections[{index}].questions",
                message=f"The section “{section.title}” asks nothing.",
                remedy="Add a question or take the section out.",
            )
    for path, question in questions_with_paths(form):
        if question.type not in surroundings.types:
            yield error(
                f"{path}.type",
                message=f"There is no question type “{question.type}”.",
                remedy=known(surroundings.types.names),
            )
            continue
        question_type = surroundings.types.get(question.type)
        yield from _settings(question, question_type=question_type, path=path)
        yield from _options(question, question_type=question_type, path=path)
        yield from _words(question, question_type=question_type, path=path)
        yield from _strength(question, question_type=question_type, path=path)
        for message, remedy in question_type.faults(question):
            yield error(path, message=message, remedy=remedy)
        if question.prefill and question.prefill not in surroundings.prefills:
            yield error(
                f"{path}.prefill",
                message=f"There is nothing called “{question.prefill}” to fill in from.",
                remedy=known(surroundings.prefills),
            )
    yield from _subjects(form, surroundings=surroundings)


def _settings(question: Question, *, question_type: QuestionType, path: str) -> Iterator[Problem]:
    kinds = question_type.settings
    for name in question_type.needed_settings - question.settings.keys():
        yield error(
            f"{path}.settings",
            message=f"A {question_type.name} question needs the setting “{name}”.",
            remedy=f"Add it: {kinds[name]}.",
        )
    for name, value in question.settings.items():
        if name not in kinds:
            yield error(
                f"{path}.settings.{ascii(name)[1:-1]}",
                message=f"A {question_type.name} question has no setting of this name.",
                remedy=known(tuple(kinds)) if kinds else "Take it out.",
            )
        elif not _is_kind(value, kind=kinds[name]):
            yield error(
                f"{path}.settings.{name}",
                message=f"This should be {kinds[name]}.",
                remedy="Change the value.",
            )


def _is_kind(value: Json, *, kind: SettingKind) -> bool:
    match kind:
        case SettingKind.WHOLE:
            return isinstance(value, int) and not isinstance(value, bool)
        case SettingKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case SettingKind.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case SettingKind.TEXTS:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return _is_day(value)


def _is_day(value: Json) -> bool:
    if isinstance(value, str):
        return iso_day(value) is not None
    days = value.get("today") if isinstance(value, dict) and len(value) == 1 else None
    return isinstance(days, int) and not isinstance(days, bool) and abs(days) <= 40_000


def _options(question: Question, *, question_type: QuestionType, path: str) -> Iterator[Problem]:
    at = f"{path}.options"
    if not question_type.has_options:
        if question.options:
            yield error(
                at,
                message=f"A {question_type.name} question takes no options.",
                remedy="Take them out, or change the type.",
            )
        return
    if not question.options:
        yield error(at, message="There is nothing to choose from.", remedy="Add options.")
    elif len(question.options) == 1:
        yield warning(at, message="There is only one option.", remedy="Add another.")
    elif question.type == "MANY_OF" and not any(item.exclusive for item in question.options):
        yield warning(
            at,
            message="Nobody can say that none of these is true.",
            remedy='Add an option such as “None of these” with "exclusive": true.',
        )


def _words(question: Question, *, question_type: QuestionType, path: str) -> Iterator[Problem]:
    if question_type.takes_answer and not question.label.strip():
        yield error(
            f"{path}.label", message="The question has no words.", remedy="Write its label."
        )
    if not question_type.takes_answer and not (question.label + question.help).strip():
        yield error(f"{path}.help", message="This says nothing.", remedy="Write its help text.")
    if question_type.wants_hint and not question.hint.strip():
        yield warning(
            f"{path}.hint",
            message=f"A {question_type.name} question is answered better with a hint.",
            remedy="Add one, with an example.",
        )


def _strength(question: Question, *, question_type: QuestionType, path: str) -> Iterator[Problem]:
    if not question_type.takes_answer and question.required is not Required.OPTIONAL:
        yield error(
            f"{path}.required",
            message="This asks nothing, so nothing can be required.",
            remedy="Take “required” out.",
        )
    if question.type == "DECLARATION" and question.required is Required.OPTIONAL:
        yield warning(
            f"{path}.required",
            message="Nobody has to agree to this declaration.",
            remedy="Make it REQUIRED_TO_SUBMIT.",
        )


def _subjects(form: Form, *, surroundings: Surroundings) -> Iterator[Problem]:
    for path, question in questions_with_paths(form):
        kind = question.settings.get("kind")
        if (
            isinstance(kind, str)
            and question.type == SubjectPicker.name
            and kind not in surroundings.subjects
        ):
            yield error(
                f"{path}.settings.kind",
                message=f"There is no kind of subject called “{kind}”.",
                remedy=known(surroundings.subjects),
            )
    if form.subject is None:
        return
    if form.subject.type not in surroundings.subjects:
        yield error(
            "subject.type",
            message=f"There is no kind of subject called “{form.subject.type}”.",
            remedy=known(surroundings.subjects),
        )
    if not form.subject.question:
        return
    asked = form.questions.get(form.subject.question)
    if asked is None or not _always_says_which(form, question=asked, surroundings=surroundings):
        yield error(
            "subject.question",
            message="The form does not always ask what it is about.",
            remedy="Name a subject question that is always shown and REQUIRED_TO_SUBMIT.",
        )


def _always_says_which(form: Form, *, question: Question, surroundings: Surroundings) -> bool:
    return (
        question.type in surroundings.types
        and isinstance(surroundings.types.get(question.type), SubjectPicker)
        and question.required is Required.REQUIRED_TO_SUBMIT
        and question.show_if is None
        and form.section_of(question.id).show_if is None
    )
