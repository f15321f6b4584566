"""Runs the checks lane by lane and says in the last lines how many passed.

Usage: python -m tests.environment.lanes all|quick|lint
       python -m tests.environment.lanes data FOLDER
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tests.environment import programs

ROOT = Path(__file__).resolve().parents[2]
REPORTS = Path(os.environ.get("FOURFOLD_VAR", ROOT / "var")) / "reports"
PYTHON = sys.executable
CELLS = re.compile(r"^([\d,]+) access cells, ([\d,]+) leaks$", re.MULTILINE)
OURS = ("cms", "forms", "localoffer", "register", "site", "tests", "manage.py")


@dataclass(frozen=True)
class Outcome:
    """What a lane found: how many checks passed, how many did not, how long it took."""

    lane: str
    passed: int
    failed: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.lane:<11} {self.passed} passed, {self.failed} failed  ({self.seconds:.0f} s)"


@dataclass(frozen=True)
class Lane:
    """One run of pytest: which tests, on which database, with how many processes."""

    name: str
    choice: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    workers: int = 2

    def run(self) -> Outcome:
        """Run it with its output on the screen, and count."""
        reports = REPORTS / self.name
        shutil.rmtree(reports, ignore_errors=True)
        spread = ["-n", str(self.workers), "--dist", "worksteal"] if self.workers > 1 else []
        environment = {
            **os.environ,
            **self.environment,
            "FOURFOLD_REPORTS": str(reports),
            # Two processes must name a test alike whose parameter is a set.
            "PYTHONHASHSEED": "0",
        }
        began = monotonic()
        status = _run([PYTHON, "-m", "pytest", "-q", *spread, *self.choice], environment)
        seconds = monotonic() - began
        counted = reports / "outcome.json"
        counts = json.loads(counted.read_text()) if counted.exists() else {}
        passed = counts.pop("passed", 0)
        failed = sum(counts.values())
        # A lane that found no test, or broke before counting, has not passed.
        return Outcome(self.name, passed, failed or (1 if status or not passed else 0), seconds)


def typed_folders() -> list[str]:
    """What mypy holds to its strictest: everything but the tests."""
    ground = (f"site/{folder}" for folder in ("law", "schools", "guard", "config"))
    return [*ground, "forms", "localoffer", "register", "cms"]


def lint() -> list[Outcome]:
    """Format, lint, types, templates and import contracts."""
    tools = Path(PYTHON).parent
    commands: dict[str, list[str | Path]] = {
        "format": [tools / "ruff", "format", "--check", *OURS],
        "ruff": [tools / "ruff", "check", *OURS],
        "mypy": [tools / "mypy", *typed_folders()],
        "templates": [tools / "djlint", "--lint", "--quiet", "templates"],
        "contracts": [tools / "lint-imports"],
    }
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}
    return [
        _command(name, [str(word) for word in words], environment)
        for name, words in commands.items()
    ]


def _command(name: str, words: Sequence[str], environment: dict[str, str]) -> Outcome:
    began = monotonic()
    status = _run(words, environment)
    return Outcome(name, 0 if status else 1, 1 if status else 0, monotonic() - began)


def _run(words: Sequence[str], environment: dict[str, str]) -> int:
    _say(f"\n$ {' '.join(words).replace(str(ROOT) + os.sep, '')}")
    return subprocess.run(words, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL).returncode


def everything() -> list[Outcome]:
    """What `make test` runs."""
    lanes = (
        Lane("sqlite", ["-m", "not journey"], {"FOURFOLD_LANE": "sqlite"}),
        Lane("postgresql", ["-m", "not journey"], {"FOURFOLD_LANE": "postgresql"}),
        Lane("journeys", ["-m", "journey"], {"FOURFOLD_LANE": "sqlite"}),
    )
    return [*lint(), *(lane.run() for lane in lanes)]


def quick() -> list[Outcome]:
    """What `make quick` runs."""
    lane = Lane("quick", ["-m", "not journey and not slow"], {"FOURFOLD_LANE": "sqlite"})
    return [*lint(), lane.run()]


def on_data(folder: str) -> list[Outcome]:
    """What `make test-data` runs on other people's files."""
    data = Path(folder).resolve()
    if not (data / "data").is_dir() or not (data / "seeds").is_dir():
        sys.exit(f"DATA must be a folder with seeds/ and data/ in it; {data} is not.")
    return [Lane("data", ["tests/data"], {"FOURFOLD_DATA": str(data)}).run()]


def access_line(reports: Path) -> str:
    """The access tests' own sum over all lanes, or nothing if none ran."""
    found = [
        (int(cells.replace(",", "")), int(leaks.replace(",", "")))
        for file in sorted(reports.glob("*/access*.txt"))
        for cells, leaks in CELLS.findall(file.read_text())
    ]
    if not found:
        return ""
    cells, leaks = (sum(numbers) for numbers in zip(*found, strict=True))
    return f"{cells} access cells, {leaks} leaks"


def conclude(outcomes: Sequence[Outcome]) -> int:
    """Print the last lines; 0 if nothing failed."""
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    lines = ["", *map(str, outcomes), access_line(REPORTS), f"{passed} passed, {failed} failed"]
    for line in lines:
        _say(line)
    return 1 if failed else 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is a command


def main(words: Sequence[str]) -> int:
    shutil.rmtree(REPORTS, ignore_errors=True)
    match list(words):
        case ["all"]:
            # Better to hear at once what must be installed than after ten minutes.
            return programs.main() or conclude(everything())
        case ["quick"]:
            return conclude(quick())
        case ["lint"]:
            return conclude(lint())
        case ["data", folder]:
            return conclude(on_data(folder))
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
