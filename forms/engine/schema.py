"""What a form is made of. Made by loading.load or loading.parse; never changed afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from forms.engine.document import Json
from forms.engine.expressions import Computation, Expression, Source

SCHEMA_VERSION = 1


class Required(StrEnum):
    """How much a question wants its answer: stops the submit, is shown as missing, or neither."""

    REQUIRED_TO_SUBMIT = "REQUIRED_TO_SUBMIT"
    REQUIRED_LATER = "REQUIRED_LATER"
    OPTIONAL = "OPTIONAL"


class Action(StrEnum):
    """What a binding does with its target."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    APPEND = "APPEND"


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to choose. An exclusive one cannot be chosen together with others."""

    value: str
    label: str
    hint: str = ""
    show_if: Expression | None = None
    exclusive: bool = False


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. `errors` has the author's own texts under "required" and "invalid"."""

    id: str
    type: str
    label: str = ""
    hint: str = ""
    help: str = ""
    required: Required = Required.OPTIONAL
    options: tuple[Option, ...] = ()
    settings: Mapping[str, Json] = field(default_factory=dict)
    show_if: Expression | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    prefill: str = ""
    private: bool = False

    def option(self, value: object) -> Option | None:
        """The option with this value, None if there is none."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One step of the form: what is asked on one page."""

    id: str
    title: str
    questions: tuple[Question, ...]
    help: str = ""
    show_if: Expression | None = None


@dataclass(frozen=True)
class Condition:
    """A condition named once and used anywhere."""

    name: str
    expression: Expression


@dataclass(frozen=True)
class Computed:
    """A value worked out from answers."""

    id: str
    label: str
    value: Computation


@dataclass(frozen=True)
class Constant:
    """A value the form itself gives to a bound field."""

    value: Json


@dataclass(frozen=True)
class Reference:
    """The answer or computed value that fills a bound field."""

    source: Source
    name: str


@dataclass(frozen=True, kw_only=True)
class Binding:
    """What submitting the form writes, and to which target."""

    target: str
    action: Action
    fields: Mapping[str, Constant | Reference]
    when: str = ""


@dataclass(frozen=True)
class Subject:
    """What kind of thing the form is about, and the question that says which.

    Without a question, which one is said when the form is begun.
    """

    type: str
    question: str = ""


@dataclass(frozen=True)
class Requires:
    """Who may fill in the form: whoever may do this with this kind of record."""

    record: str
    verb: str


@dataclass(frozen=True)
class Ending:
    """What is said when the form has been submitted."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """A test of the form kept with it: with these answers on this day, that path and those writes."""

    name: str
    today: date
    answers: Mapping[str, Json]
    sections: tuple[str, ...]
    writes: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Form:
    """A whole form. `warning` stands above every step; texts may hold {words} to be filled in."""

    slug: str
    title: str
    sections: tuple[Section, ...]
    intro: str = ""
    warning: str = ""
    subject: Subject | None = None
    requires: Requires | None = None
    conditions: tuple[Condition, ...] = ()
    computed: tuple[Computed, ...] = ()
    bindings: tuple[Binding, ...] = ()
    ending: Ending | None = None
    test_cases: tuple[Case, ...] = ()
    schema_version: int = SCHEMA_VERSION

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id, in the order asked."""
        return {item.id: item for section in self.sections for item in section.questions}

    @cached_property
    def condition_named(self) -> Mapping[str, Expression]:
        """Every named condition's expression."""
        return {condition.name: condition.expression for condition in self.conditions}

    @cached_property
    def computation_of(self) -> Mapping[str, Computation]:
        """Every computed value's computation by its id."""
        return {item.id: item.value for item in self.computed}

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _home(self) -> Mapping[str, Section]:
        return {item.id: section for section in self.sections for item in section.questions}

    def question(self, identifier: str) -> Question:
        """The question with this id. Raises KeyError."""
        return self.questions[identifier]

    def section(self, identifier: str) -> Section:
        """The section with this id. Raises KeyError."""
        return self._sections[identifier]

    def section_of(self, question: str) -> Section:
        """The section a question is asked in. Raises KeyError."""
        return self._home[question]
