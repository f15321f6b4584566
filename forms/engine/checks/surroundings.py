"""What a form may refer to outside itself, and how the checks say what they found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.engine.bindings import Target
from forms.engine.expressions import Expression
from forms.engine.problems import Problem, Severity
from forms.engine.question_types.registry import Registry
from forms.engine.schema import Form, Question, Section


@dataclass(frozen=True)
class Surroundings:
    """What the installation offers to forms; `words` are the keys texts may hold in braces."""

    types: Registry
    targets: Mapping[str, Target] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    prefills: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """A place where something is shown under a condition. `before`: questions asked by then."""

    path: str
    expression: Expression
    before: int
    section: Section
    question: Question | None = None
    option: str = ""


def error(path: str, *, message: str, remedy: str) -> Problem:
    return Problem(path, message, remedy, Severity.ERROR)


def warning(path: str, *, message: str, remedy: str) -> Problem:
    return Problem(path, message, remedy, Severity.WARNING)


def known(names: frozenset[str] | tuple[str, ...]) -> str:
    """The names that could have been meant, for a remedy."""
    return f"Use one of: {', '.join(sorted(names))}." if names else "None is known here."


def questions_with_paths(form: Form) -> Iterator[tuple[str, Question]]:
    """Every question with its path."""
    for i, section in enumerate(form.sections):
        for j, question in enumerate(section.questions):
            yield f"sections[{i}].questions[{j}]", question


def places(form: Form) -> Iterator[Place]:
    """Every place where a section, question or option is shown under a condition."""
    before = 0
    for i, section in enumerate(form.sections):
        at = f"sections[{i}]"
        if section.show_if:
            yield Place(f"{at}.show_if", section.show_if, before, section)
        for j, question in enumerate(section.questions):
            inner = f"{at}.questions[{j}]"
            if question.show_if:
                yield Place(f"{inner}.show_if", question.show_if, before, section, question)
            for k, option in enumerate(question.options):
                if option.show_if:
                    path = f"{inner}.options[{k}].show_if"
                    yield Place(path, option.show_if, before, section, question, option.value)
            before += 1
