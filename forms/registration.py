"""What other folders add to the forms in their apps.ready()."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from forms.engine.bindings import Target
from forms.engine.document import Json
from forms.engine.question_types.base import AnswerError, text_setting
from forms.engine.question_types.choices import LongList
from forms.engine.question_types.others import SubjectPicker
from forms.engine.question_types.registry import Registry as QuestionTypes
from forms.engine.question_types.registry import standard_types
from forms.engine.schema import Question
from schools.models import School
from schools.registries import Subject, SubjectChoice, subjects
from schools.registry import Registry


class SeenSubject(SubjectPicker):
    """A subject the viewer may see; one that may not be seen is refused like one that is not there."""

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        value = super().clean(raw, question=question, today=today)
        if value is not None and self._choice(value, question=question) is None:
            raise AnswerError("Search, then choose one of the matches.")
        return value

    def display(self, value: Json, *, question: Question) -> str:
        choice = self._choice(value, question=question)
        return choice.label if choice else ""

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or ""

    def _choice(self, value: Json, *, question: Question) -> SubjectChoice | None:
        return subject_choice(text_setting(question, name="kind"), value)


def as_uuid(value: object) -> UUID | None:
    """The UUID in what a page sent, nothing if it is not one."""
    try:
        return UUID(str(value))
    except ValueError:
        return None


def subject_choice(kind: str, value: object) -> SubjectChoice | None:
    """The subject of this kind and id, if the viewer in scope may see it."""
    subject, identifier = subjects.get(kind), as_uuid(value)
    return subject.get(identifier) if subject and identifier else None


def subject_of(kind: str) -> Subject:
    """What answers for subjects of this kind. Raises LookupError."""
    subject = subjects.get(kind)
    if subject is None:
        raise LookupError(f"No folder supplies subjects of the kind {kind!r}.")
    return subject


def _question_types() -> QuestionTypes:
    types, standard = QuestionTypes(), standard_types()
    own = {"SUBJECT": SeenSubject(), "LONG_LIST": LongList(types.lists)}
    for name in standard.names:
        types.register(own.get(name) or standard.get(name))
    return types


question_types = _question_types()

# What submitting a form may write: described here, written by whoever keeps the records.
targets: Registry[Target] = Registry(of="target")

# (subject's id or nothing) -> what to put into a question not answered yet, as typed
prefills: Registry[Callable[[UUID | None], Json]] = Registry(of="prefill")

# school -> words that texts of forms may hold in braces, by key
word_sources: Registry[Callable[[School], Mapping[str, str]]] = Registry(of="source of words")
