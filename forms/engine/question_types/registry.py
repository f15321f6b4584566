"""Which kinds of question there are, and which lists can be searched."""

from forms.engine.question_types.base import ListSource, QuestionType
from forms.engine.question_types.choices import Declaration, LongList, ManyOf, OneOf, YesNo
from forms.engine.question_types.others import FileUpload, Information, SubjectPicker
from forms.engine.question_types.quantities import Day, DecimalNumber, WholeNumber
from forms.engine.question_types.text import LongText, ShortText


class NameTakenError(ValueError):
    """Two things want the same name."""


class Registry:
    """Question types and lists by name. Others add theirs; no name can be taken twice."""

    def __init__(self) -> None:
        self._types: dict[str, QuestionType] = {}
        self._lists: dict[str, ListSource] = {}

    def register(self, question_type: QuestionType) -> None:
        """Adds a question type. Raises NameTakenError if its name is taken."""
        if question_type.name in self._types:
            raise NameTakenError(f"There already is a question type {question_type.name}.")
        self._types[question_type.name] = question_type

    def register_list(self, name: str, *, source: ListSource) -> None:
        """Adds a list to search in. Raises NameTakenError if its name is taken."""
        if name in self._lists:
            raise NameTakenError(f"There already is a list {name}.")
        self._lists[name] = source

    def get(self, name: str) -> QuestionType:
        """The question type with this name. Raises KeyError."""
        return self._types[name]

    def __contains__(self, name: str) -> bool:
        return name in self._types

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all question types, in the order they came."""
        return tuple(self._types)

    @property
    def lists(self) -> dict[str, ListSource]:
        """The lists by name; one object for good, so that a type sees what comes later."""
        return self._lists


def standard_types() -> Registry:
    """A fresh registry with the question types every form can use."""
    registry = Registry()
    for question_type in (
        ShortText(),
        LongText(),
        WholeNumber(),
        DecimalNumber(),
        Day(),
        YesNo(),
        OneOf(),
        ManyOf(),
        LongList(registry.lists),
        SubjectPicker(),
        FileUpload(),
        Information(),
        Declaration(),
    ):
        registry.register(question_type)
    return registry
