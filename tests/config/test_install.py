"""Setting up a machine that has Python and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from config import install


@pytest.fixture
def ran(monkeypatch):
    """The commands that would have been run; each succeeds."""
    commands = []

    def run(command, **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(install.subprocess, "run", run)
    return commands


@pytest.fixture
def lock(tmp_path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("django==5.2.19 --hash=sha256:0\n")
    return path


def test_an_old_python_is_told_so_in_one_line():
    reason = install.refusal((3, 9))

    assert "3.11 or newer" in reason
    assert "this is 3.9" in reason
    assert "\n" not in reason


def test_this_python_is_taken():
    assert install.refusal((3, 11)) == ""


def test_a_python_without_venv_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert "python3-venv" in install.refusal((3, 11))


def test_packages_are_installed_with_their_hashes(ran, lock, tmp_path):
    install.install(lock, tmp_path)

    assert ran[0][-3:] == ["--require-hashes", "-r", str(lock)]


def test_the_same_lock_is_not_installed_twice(ran, lock, tmp_path):
    install.install(lock, tmp_path)
    install.install(lock, tmp_path)

    assert len(ran) == 1


def test_a_changed_lock_is_installed_again(ran, lock, tmp_path):
    install.install(lock, tmp_path)
    lock.write_text("django==5.2.20 --hash=sha256:0\n")
    install.install(lock, tmp_path)

    assert len(ran) == 2


def test_a_failed_installation_does_not_count_as_done(monkeypatch, lock, tmp_path):
    broken = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(install.subprocess, "run", lambda *_, **__: broken)

    with pytest.raises(SystemExit, match="Could not install"):
        install.install(lock, tmp_path)

    assert not (tmp_path / "installed-requirements.txt").exists()
