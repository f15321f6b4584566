"""A form's own test cases: run at every lint, so that a change that breaks one cannot go live."""

from collections.abc import Iterator

from forms.engine.answers import Answers
from forms.engine.bindings import resolve
from forms.engine.journey import path
from forms.engine.problems import Problem
from forms.engine.schema import Case, Form


def failures(form: Form) -> list[Problem]:
    """What the form's test cases expected and did not get."""
    return [
        Problem(
            f"test_cases[{index}]", f"“{case.name}” fails: {message}", "Mend form or test case."
        )
        for index, case in enumerate(form.test_cases)
        for message in _failures(form, case=case)
    ]


def _failures(form: Form, *, case: Case) -> Iterator[str]:
    for name in case.answers.keys() - form.questions.keys():
        yield f"there is no question “{name}”."
    answers = Answers(
        clean={key: value for key, value in case.answers.items() if value is not None}
    )
    sections = tuple(step.section.id for step in path(form, answers, today=case.today))
    if sections != case.sections:
        yield f"the path is {', '.join(sections)}."
    writes = tuple(write.target for write in resolve(form, answers, today=case.today))
    if case.writes is not None and writes != case.writes:
        yield f"the form writes {', '.join(writes) or 'nothing'}."
