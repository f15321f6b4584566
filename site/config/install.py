"""Makes .venv and puts the locked packages into it; does nothing when they are there already.

Runs on the machine's own Python before anything is installed, so it uses the standard library
alone and is written so that an older Python can read it far enough to be told it is too old.

Usage: python3 -I site/config/install.py LOCKFILE [LOCKFILE …]
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST = (3, 11)


def stamp_of(lock: Path) -> str:
    """What must be installed: the lock's contents and the Python it was installed for."""
    return f"{sys.version_info[0]}.{sys.version_info[1]} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def refusal(version: tuple[int, int]) -> str:
    """Why this Python will not do, or nothing."""
    if version < OLDEST:
        return (
            f"Fourfold needs Python 3.11 or newer and this is {version[0]}.{version[1]}: "
            "install one and say, for example, make run PYTHON=python3.11"
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return "This Python has no venv. On Debian or Ubuntu: apt-get install python3-venv"
    return ""


def install(lock: Path, environment: Path) -> None:
    """Install the lock into the environment unless its stamp says that this was done."""
    stamp = environment / ("installed-" + lock.name)
    wanted = stamp_of(lock)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing the packages of {lock.name}", flush=True)  # noqa: T201 - this takes a while
    # A half-installed environment must not pass for a whole one.
    stamp.unlink(missing_ok=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--no-input", "--require-hashes", "-r", str(lock)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"Could not install {lock.name}: see pip's message above.")
    stamp.write_text(wanted)


def make_environment(environment: Path) -> None:
    """A virtual environment of this Python, made anew if the one there does not start."""
    python = environment / "bin" / "python"
    ours = f"({sys.version_info[0]}, {sys.version_info[1]})"
    test = [str(python), "-c", f"import sys, pip; sys.exit(sys.version_info[:2] != {ours})"]
    if python.exists() and subprocess.run(test, stderr=subprocess.DEVNULL).returncode == 0:
        return
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)])
    if done.returncode:
        sys.exit(f"Could not make {environment}: see the message above.")


def main(locks: list[str]) -> None:
    reason = refusal(sys.version_info[:2])
    if reason:
        sys.exit(reason)
    environment = Path(os.environ.get("FOURFOLD_VENV", ROOT / ".venv"))
    make_environment(environment)
    for lock in locks:
        install(ROOT / lock, environment)


if __name__ == "__main__":
    main(sys.argv[1:])
