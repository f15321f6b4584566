"""Every file of other people's JSON parsing tests is a form or a SchemaError, nothing else."""

import pathlib

from forms.engine.loading import load
from forms.engine.problems import Problem, SchemaError
from forms.engine.schema import Form

FLOOR = 125


def outcome(path: pathlib.Path) -> Form | list[Problem]:
    try:
        return load(path.read_bytes())
    except SchemaError as error:
        return error.problems


def test_no_json_file_does_more_than_be_refused(data_folder: pathlib.Path):
    files = sorted((data_folder / "data" / "09-bad-input").glob("json-test-suite/*/*.json"))

    outcomes = {path.name: outcome(path) for path in files}

    assert len(outcomes) >= FLOOR
    assert not [name for name, found in outcomes.items() if not found]
    for found in outcomes.values():
        for problem in found if isinstance(found, list) else []:
            assert problem.message.encode()
            assert problem.remedy
