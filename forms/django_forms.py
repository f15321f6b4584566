"""A section of a form as a Django form: it reads a page and fills one; the engine judges it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict

from forms.engine.answers import Answers
from forms.engine.document import Json
from forms.engine.schema import Question, Section
from forms.registration import prefills, question_types
from forms.widgets import FileList, Look, QuestionWidget, widget_for

PREFIX = "q"


@dataclass(frozen=True)
class Filling:
    """One section being filled in: what it asks now, and what was answered so far.

    `shown` holds the questions on the path as they are shown; the section's others wait, unseen,
    for an answer on this page to bring them up.
    """

    section: Section
    shown: Mapping[str, Question]
    answers: Answers
    errors: Mapping[str, str] = field(default_factory=dict)
    searches: Mapping[str, str] = field(default_factory=dict)
    file_urls: Mapping[str, str] = field(default_factory=dict)
    subject_id: UUID | None = None

    def question(self, name: str) -> Question:
        """The section's question of this id, as it is shown if it is."""
        asked = next(question for question in self.section.questions if question.id == name)
        return self.shown.get(name, asked)


@dataclass(frozen=True)
class QuestionLine:
    """One question as the page shows it."""

    question: Question
    field: BoundField
    is_group: bool
    is_shown: bool
    error: str

    @property
    def id(self) -> str:
        return f"{PREFIX}-{self.question.id}"


class SectionForm(forms.Form):
    """The questions of one section; every field takes whatever was typed."""

    use_required_attribute = False

    def __init__(self, *args: Any, filling: Filling, **kwargs: Any) -> None:
        kwargs |= {"auto_id": "%s", "prefix": PREFIX}
        super().__init__(*args, **kwargs)
        self.filling = filling
        for asked in filling.section.questions:
            question = filling.shown.get(asked.id, asked)
            widget = widget_for(question, look=self._look(question))
            self.fields[question.id] = forms.Field(
                required=False, widget=widget, label=question.label, initial=self._typed(question)
            )

    def _look(self, question: Question) -> Look:
        name = f"{PREFIX}-{question.id}"
        parts = [f"{name}-hint"] if question.hint else []
        parts += [f"{name}-help"] if question.help else []
        parts += [f"{name}-error"] if question.id in self.filling.errors else []
        return Look(
            search=self.filling.searches.get(question.id, ""),
            described_by=" ".join(parts),
            has_error=question.id in self.filling.errors,
            file_urls=self.filling.file_urls,
        )

    def _typed(self, question: Question) -> Json:
        answers = self.filling.answers
        if question.id in answers.raw:
            return answers.raw[question.id]
        if question.id in answers.clean:
            kind = question_types.get(question.type)
            return kind.to_raw(answers.clean[question.id], question=question)
        prefill = prefills.get(question.prefill)
        return prefill(self.filling.subject_id) if prefill else ""

    @property
    def lines(self) -> list[QuestionLine]:
        """The section's questions in order, those that wait included."""
        return [self._line(question) for question in self.filling.section.questions]

    def _line(self, asked: Question) -> QuestionLine:
        question = self.filling.shown.get(asked.id, asked)
        widget = self.fields[question.id].widget
        return QuestionLine(
            question=question,
            field=self[question.id],
            is_group=isinstance(widget, QuestionWidget) and widget.is_group,
            is_shown=question.id in self.filling.shown,
            error=self.filling.errors.get(question.id, ""),
        )

    @property
    def is_live(self) -> bool:
        """Whether an answer on this page may bring up another question of it."""
        return any(question.show_if for question in self.filling.section.questions)

    def given(self) -> dict[str, Json]:
        """What was typed, by question: only those that were on the page, files left aside."""
        return {
            name: self[name].data
            for name in self._asked()
            if not isinstance(self.fields[name].widget, FileList)
        }

    def file_questions(self) -> list[str]:
        """The questions on the page that take files."""
        return [name for name in self._asked() if isinstance(self.fields[name].widget, FileList)]

    def _asked(self) -> Iterable[str]:
        on_page = self.data.getlist("asked") if isinstance(self.data, MultiValueDict) else []
        return [
            name
            for name in self.fields
            if name in on_page and question_types.get(self.filling.question(name).type).takes_answer
        ]
