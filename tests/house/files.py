"""Which files are ours, and what must hold of their names, sizes and texts."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("cms", "forms", "localoffer", "register", "site")
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "base2"}
# Tests of the whole house, of people's paths, of other people's files and of these checks.
FREE_TESTS = ("tests/journeys/", "tests/data/", "tests/environment/", "tests/house/")
FREE_NAMES = ("tests/test_house.py", "tests/test_access.py")
# Put together here, so that this file does not hold what it looks for.
FOREIGN = re.compile(
    "|".join(
        [
            r"py" + r"pi\.",
            r"python" + r"hosted",
            r"registry\.n" + r"pmjs",
            r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/\w",
            r"/tm" + r"p/four" + r"fold",
            r"/opt/py" + r"pi",
        ]
    )
)


def kept() -> list[str]:
    """Every file git keeps or would keep, as paths from the top of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def python_of(names: Iterable[str]) -> Iterator[str]:
    """Our own Python, migrations left out: Django writes those."""
    tops = tuple(f"{package}/" for package in PACKAGES)
    for name in names:
        if name.endswith(".py") and name.startswith(tops) and "/migrations/" not in name:
            yield name


def vague_names(names: Iterable[str]) -> list[str]:
    """Files and folders whose name does not say what is in them."""
    return [
        name for name in names if VAGUE & {part.split(".")[0] for part in PurePosixPath(name).parts}
    ]


def too_long(texts: dict[str, str]) -> list[str]:
    """Files that want to be a folder."""
    counted = {name: text.count("\n") for name, text in texts.items()}
    return [f"{name}: {lines} lines" for name, lines in counted.items() if lines > LONGEST]


def tests_without_source(names: Iterable[str]) -> list[str]:
    """Test files whose path is not that of a source file or folder."""
    known = set(names)
    folders = {str(parent) for name in known for parent in PurePosixPath(name).parents}
    return [
        name
        for name in sorted(known)
        if _is_test(name) and not any(source in known | folders for source in _sources(name))
    ]


def _is_test(name: str) -> bool:
    path = PurePosixPath(name)
    if path.parts[0] != "tests" or not path.name.startswith("test_") or path.suffix != ".py":
        return False
    return name not in FREE_NAMES and not name.startswith(FREE_TESTS)


def _sources(name: str) -> Iterator[str]:
    path = PurePosixPath(name)
    inside = PurePosixPath(*path.parts[1:]).with_name(path.stem.removeprefix("test_"))
    for top in (PurePosixPath(), PurePosixPath("site")):
        yield str(top / inside)
        yield f"{top / inside}.py"
        # Django wants the folder "commands"; it says nothing that "management" has not said.
        yield f"{top / inside.parent / 'commands' / inside.name}.py"


def foreign_addresses(texts: dict[str, str]) -> list[str]:
    """Lines that name a package registry or a folder of one machine."""
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if FOREIGN.search(line)
    ]


def read(names: Iterable[str]) -> dict[str, str]:
    """The texts of those files that are text."""
    texts = {}
    for name in names:
        try:
            texts[name] = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts
