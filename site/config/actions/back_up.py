"""Writing the database and all files into one archive."""

import os
import platform
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import django
from django.conf import settings
from django.db import connection

import wagtail

from config.backups.archive import DATABASE, ArchiveWriter
from config.backups.databases import kind
from config.backups.folders import kept_files, roots
from config.backups.manifest import Label, Manifest
from config.errors import BackupRefused


def back_up(target: Path, *, at: datetime) -> Manifest:
    """Write the archive; its manifest. Nothing of this name is left behind if it fails.

    The database is read first: every row it holds then has its file, for a file is stored before
    its row. Files stored meanwhile come along without a row and are swept later.
    Raises BackupRefused with the reason and what to do.
    """
    partial = target.with_name(f"{target.name}.partial")
    _check_target(target, partial)
    try:
        with _beside(target) as scratch, _new_file(partial) as opened:
            manifest = _write(opened, scratch=scratch, at=at)
            opened.flush()
            os.fsync(opened.fileno())
        partial.rename(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise BackupRefused(
            f"The backup could not be written ({error.strerror or type(error).__name__}): see that "
            f"the disk of {target.parent} has room and that no file was removed meanwhile, then "
            "start again."
        ) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return manifest


def _write(opened: BinaryIO, *, scratch: Path, at: datetime) -> Manifest:
    database = scratch / DATABASE
    with ArchiveWriter(opened, Label(database=connection.vendor)) as writer:
        contents = kind().snapshot(database)
        writer.add_file(DATABASE, database)
        database.unlink()
        for name, path in kept_files():
            writer.add_file(name, path)
        manifest = Manifest(
            made_at=at.astimezone(UTC).isoformat(timespec="seconds"),
            versions=versions(),
            contents=contents,
            files=dict(writer.files),
        )
        writer.finish(manifest)
    return manifest


def versions() -> dict[str, str]:
    """The versions of what made the archive."""
    project = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]
    return {
        "fourfold": project["version"],
        "django": django.get_version(),
        "wagtail": wagtail.__version__,
        "python": platform.python_version(),
    }


def _check_target(target: Path, partial: Path) -> None:
    if target.exists() or target.is_symlink():
        raise BackupRefused(f"{target} is there already: give the backup another name.")
    if not target.parent.is_dir():
        raise BackupRefused(f"There is no folder {target.parent}: make it first.")
    if partial.exists():
        raise BackupRefused(
            f"{partial} is there: another backup is running, or one was cut off. If none is "
            "running, delete it."
        )
    for root in roots().values():
        if target.resolve().is_relative_to(root.resolve()):
            raise BackupRefused(
                f"A backup cannot lie in {root}, which it contains: write it elsewhere."
            )


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder only we can read, on the archive's own disk: never a shared temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix=".backup-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        yield opened
