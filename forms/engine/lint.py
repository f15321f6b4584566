"""What is wrong with a form before anybody meets it."""

from forms.engine.cases import failures
from forms.engine.checks.looks import check_looks
from forms.engine.checks.questions import check_questions
from forms.engine.checks.reach import check_reach
from forms.engine.checks.surroundings import Surroundings
from forms.engine.checks.texts import check_texts
from forms.engine.checks.writes import check_bindings
from forms.engine.loading import load
from forms.engine.problems import Problem, SchemaError, Severity
from forms.engine.schema import Form


def lint(form: Form, *, surroundings: Surroundings) -> list[Problem]:
    """Everything that is wrong with the form, errors first; a form with an error cannot go live."""
    found = [
        *check_questions(form, surroundings=surroundings),
        *check_looks(form, surroundings=surroundings),
        *check_bindings(form, surroundings=surroundings),
        *check_texts(form, surroundings=surroundings),
    ]
    if not has_errors(found):
        # Both walk the form, which says nothing useful while its parts do not fit together.
        found += [*check_reach(form, types=surroundings.types), *failures(form)]
    return sorted(found, key=lambda problem: problem.severity is Severity.WARNING)


def lint_document(text: str | bytes, *, surroundings: Surroundings) -> list[Problem]:
    """Everything that is wrong with the form in a JSON text; whether it is one at all comes first."""
    try:
        form = load(text)
    except SchemaError as error:
        return error.problems
    return lint(form, surroundings=surroundings)


def has_errors(problems: list[Problem]) -> bool:
    """Whether one of the problems is more than a warning."""
    return any(problem.severity is Severity.ERROR for problem in problems)
