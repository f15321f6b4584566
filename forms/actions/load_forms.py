"""Publishing the forms a folder ships."""

from pathlib import Path

from django.db import transaction

from forms.actions.publish_version import publish_version
from forms.engine.problems import Problem, SchemaError
from forms.models import FormVersion


def load_forms(folder: Path) -> list[FormVersion]:
    """The current version of every form in the folder's *.json files; run twice, nothing changes.

    Raises SchemaError whose problems name the file; nothing of the folder is written then.
    """
    versions, problems = [], []
    with transaction.atomic():
        for file in sorted(folder.glob("*.json")):
            try:
                versions.append(publish_version(file.read_bytes(), by=None))
            except SchemaError as error:
                problems += [_in_file(problem, name=file.name) for problem in error.problems]
        if problems:
            raise SchemaError(problems)
    return versions


def _in_file(problem: Problem, *, name: str) -> Problem:
    path = f"{name}: {problem.path}" if problem.path else name
    return Problem(path, problem.message, problem.remedy, problem.severity)
