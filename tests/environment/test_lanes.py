"""The last lines of a test run."""

import sys

import pytest

from tests.environment import lanes
from tests.environment.lanes import Lane, Outcome, access_line, conclude


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.setattr(lanes, "REPORTS", tmp_path)
    return tmp_path


def test_the_run_ends_with_the_sum_of_its_lanes(reports, capsys):
    status = conclude([Outcome("sqlite", 10, 0, 1.0), Outcome("journeys", 4, 0, 2.0)])

    assert capsys.readouterr().out.splitlines()[-1] == "14 passed, 0 failed"
    assert status == 0


def test_one_failure_fails_the_run(reports, capsys):
    assert conclude([Outcome("sqlite", 10, 0, 1.0), Outcome("mypy", 0, 1, 2.0)]) == 1


def test_the_access_cells_of_all_lanes_are_summed(reports):
    for lane, cells in (("sqlite", "3,100"), ("postgresql", "3000")):
        (reports / lane).mkdir()
        (reports / lane / "access.txt").write_text(f"{cells} access cells, 0 leaks\n")

    assert access_line(reports) == "6100 access cells, 0 leaks"


@pytest.mark.parametrize(
    ("body", "passed", "failed"),
    [
        ("def test_a(): pass", 1, 0),
        ("def test_a(): pass\ndef test_b(): assert False", 1, 1),
        ("import pytest\ndef test_a(): pytest.skip('later')", 0, 1),
        ("import pytest\ndef test_a(): pass\ndef test_b(): pytest.skip('later')", 1, 1),
        ("", 0, 1),
        ("raise ValueError", 0, 1),
    ],
    ids=["passes", "fails", "only skips", "skips", "has no test", "does not import"],
)
def test_a_lane_counts_what_happened(reports, tmp_path, body, passed, failed):
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:django -p no:cacheprovider\n")
    (tmp_path / "test_sample.py").write_text(body)
    choice = ["-c", str(tmp_path / "pytest.ini"), "-p", "tests.environment.outcomes"]

    outcome = Lane("sample", [*choice, str(tmp_path)], workers=1).run()

    assert (outcome.passed, outcome.failed) == (passed, failed)


def test_a_tool_that_says_no_is_a_failure():
    no = lanes._command("no", [sys.executable, "-c", "raise SystemExit(1)"], {})

    assert (no.passed, no.failed) == (0, 1)
