"""The named words that a form's texts ask for."""

from collections.abc import Iterator

from forms.engine.checks.surroundings import (
    Surroundings,
    error,
    known,
    questions_with_paths,
)
from forms.engine.problems import Problem
from forms.engine.schema import Form
from forms.engine.words import keys_in


def check_texts(form: Form, *, surroundings: Surroundings) -> Iterator[Problem]:
    """Every {word} in the form's texts that nobody can fill."""
    for path, text in texts_of(form):
        for key in sorted(keys_in(text) - surroundings.words):
            yield error(
                path,
                message=f"Nothing is known that could stand for {{{key}}}.",
                remedy=known(surroundings.words),
            )


def texts_of(form: Form) -> Iterator[tuple[str, str]]:
    """Every text of the form that people read, with its path."""
    yield from (("title", form.title), ("intro", form.intro), ("warning", form.warning))
    for index, section in enumerate(form.sections):
        yield f"sections[{index}].title", section.title
        yield f"sections[{index}].help", section.help
    for path, question in questions_with_paths(form):
        yield f"{path}.label", question.label
        yield f"{path}.hint", question.hint
        yield f"{path}.help", question.help
        for name, text in question.errors.items():
            yield f"{path}.errors.{name}", text
        for index, option in enumerate(question.options):
            yield f"{path}.options[{index}].label", option.label
            yield f"{path}.options[{index}].hint", option.hint
    if form.ending:
        yield from (("ending.title", form.ending.title), ("ending.text", form.ending.text))
