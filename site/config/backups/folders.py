"""The two folders of files that belong to the database: public media and private files."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from config.backups.archive import MEDIA, PRIVATE
from config.errors import BackupRefused


def roots() -> dict[str, Path]:
    """Each folder by its name in an archive."""
    return {MEDIA: Path(settings.MEDIA_ROOT), PRIVATE: Path(settings.PRIVATE_ROOT)}


def kept_files() -> Iterator[tuple[str, Path]]:
    """Every file kept: its name in an archive, and where it is.

    Names that begin with a dot at the top of a folder are work in progress, not records.
    """
    for folder, root in roots().items():
        for path in _below(root):
            yield f"{folder}/{path.relative_to(root).as_posix()}", path


def place_of(name: str) -> Path:
    """Where a file of an archive belongs in this installation."""
    folder, _, rest = name.partition("/")
    return roots()[folder] / rest


def _below(root: Path) -> Iterator[Path]:
    for folder, below, names in os.walk(root):
        here = Path(folder)
        if here == root:
            below[:] = [name for name in below if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        below.sort()
        for name in [*below, *sorted(names)]:
            if (here / name).is_symlink():
                raise BackupRefused(
                    f"{here / name} is a link, and what it points to would be missing from the "
                    "backup: put the file or folder itself in its place."
                )
        yield from (here / name for name in sorted(names))
