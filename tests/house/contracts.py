"""Runs import-linter with the contracts of pyproject.toml, on us or on a house made for a test."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """Whether all contracts hold, and what import-linter said."""

    kept: bool
    output: str


def check(folder: Path, *, paths: Sequence[Path]) -> Answer:
    """The answer for the packages on these paths, by the pyproject.toml in the folder."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(program), "--config", str(folder / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        capture_output=True,
        text=True,
    )
    return Answer(kept=done.returncode == 0, output=done.stdout + done.stderr)
