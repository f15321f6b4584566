"""Counts how the tests of a run ended; a skipped test is a failed run."""

import json
import os
from pathlib import Path

import pytest

OUTCOMES = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is one of xdist's, and not the one that speaks for the run."""
    return hasattr(config, "workerinput")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave the counts where FOURFOLD_REPORTS says, for the run's last lines."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if is_worker(session.config) or reporter is None:
        return
    counts = {name: len(reporter.stats.get(name, ())) for name in OUTCOMES}
    if counts["skipped"] or counts["xfailed"]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    folder = os.environ.get("FOURFOLD_REPORTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / "outcome.json").write_text(json.dumps(counts))
