"""What the pages of a form show, ready for the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from forms.engine.answers import Answers
from forms.engine.completeness import Report
from forms.engine.journey import State, first_incomplete, path, states
from forms.engine.schema import Form
from forms.models import Draft, Submission
from forms.registration import question_types, subject_choice, subject_of
from forms.text import text_of
from schools.registries import SubjectChoice

STATE_WORDS: Mapping[State, str] = {
    State.NOT_STARTED: "Not started",
    State.IN_PROGRESS: "In progress",
    State.COMPLETE: "Complete",
    State.NOT_NEEDED: "Not needed",
}
CHECK = "check"


@dataclass(frozen=True)
class SectionLine:
    """One line of the list of sections."""

    id: str
    title: str
    state: str
    state_words: str
    is_current: bool
    is_needed: bool


def section_lines(draft: Draft, *, current: str, on: date) -> list[SectionLine]:
    """Every section of the draft's form with how far it is."""
    found = states(draft.form, draft.answers, today=on)
    return [
        SectionLine(
            id=section.id,
            title=section.title,
            state=found[section.id].value,
            state_words=STATE_WORDS[found[section.id]],
            is_current=section.id == current,
            is_needed=found[section.id] is not State.NOT_NEEDED,
        )
        for section in draft.form.sections
    ]


@dataclass(frozen=True)
class Progress:
    """How far a draft is, over the sections needed."""

    done: int
    needed: int
    place: int = 0


def progress(lines: list[SectionLine]) -> Progress:
    """How many of the sections needed are complete, and the place of the current one."""
    needed = [line for line in lines if line.is_needed]
    done = sum(line.state == State.COMPLETE for line in needed)
    place = next((index for index, line in enumerate(needed, 1) if line.is_current), 0)
    return Progress(done, len(needed), place)


def resume_at(draft: Draft, *, on: date) -> str:
    """Where somebody goes on: the section they left unfinished, else the first, else the check."""
    found = states(draft.form, draft.answers, today=on)
    if found.get(draft.current) in (State.NOT_STARTED, State.IN_PROGRESS):
        return draft.current
    section = first_incomplete(draft.form, draft.answers, today=on)
    return section.id if section else CHECK


def beside(draft: Draft | Submission) -> list[tuple[str, str]]:
    """What a person filling in should have beside them about the subject."""
    if draft.subject_id is None:
        return []
    return subject_of(draft.subject_type).summary(draft.subject_id)


def about(row: Draft | Submission) -> SubjectChoice | None:
    """What a draft or submission is about; nothing if that is not chosen yet."""
    return subject_choice(row.subject_type, row.subject_id) if row.subject_id else None


@dataclass(frozen=True)
class DraftLine:
    """One open draft in a list."""

    draft: Draft
    about: SubjectChoice | None
    progress: Progress
    resume_at: str


def draft_line(draft: Draft, *, on: date) -> DraftLine:
    """An open draft with what it is about and how far it is."""
    lines = section_lines(draft, current="", on=on)
    return DraftLine(draft, about(draft), progress(lines), resume_at(draft, on=on))


@dataclass(frozen=True)
class AnswerLine:
    """One answer on the check page; `problem` stops the sending, `missing` may follow later."""

    question: str
    label: str
    text: str
    problem: str = ""
    missing: str = ""


@dataclass(frozen=True)
class AnswerSection:
    """The answers given in one section."""

    id: str
    title: str
    lines: list[AnswerLine]


def answer_sections(
    form: Form, answers: Answers, *, report: Report, on: date
) -> list[AnswerSection]:
    """Every question on the path with its answer and what is wrong with it."""
    problems = {item.question: item.message for item in report.problems}
    missing = {item.question: item.message for item in report.missing_later}
    return [
        AnswerSection(
            id=step.section.id,
            title=step.section.title,
            lines=[
                AnswerLine(
                    question=question.id,
                    label=question.label,
                    text=text_of(form, answers, question=question.id),
                    problem=problems.get(question.id, ""),
                    missing=missing.get(question.id, ""),
                )
                for question in step.questions
                if question_types.get(question.type).takes_answer
            ],
        )
        for step in path(form, answers, today=on)
    ]


@dataclass(frozen=True)
class Difference:
    """One question answered differently in two tabs."""

    label: str
    theirs: str
    yours: str


def differences(theirs: Mapping[str, str], yours: Mapping[str, str]) -> list[Difference]:
    """What was saved and what was typed here, question by question."""
    return [Difference(label, theirs.get(label, ""), text) for label, text in yours.items()]
