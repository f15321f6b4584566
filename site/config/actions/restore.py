"""Filling an empty installation from an archive, after every byte of it was checked."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from config.backups.archive import CHUNK, PRIVATE, Unpacked, unpack
from config.backups.databases import kind
from config.backups.folders import kept_files, place_of, roots
from config.backups.manifest import FileLine, Manifest
from config.errors import BackupRefused, RestoreRefused
from schools.models import School, User

# Made by an installation on its own before anybody uses it; the archive's takes its place.
MADE_BY_ITSELF = frozenset({f"{PRIVATE}/audit.key"})


def restore(archive: Path) -> Manifest:
    """Fill this empty installation; the manifest of what it now holds, not yet migrated.

    Files go first, the database last and in one transaction: broken off in between, the same
    command can simply be given again. Raises RestoreRefused, and then nothing was changed.
    """
    if not archive.is_file():
        raise RestoreRefused(f"There is no file {archive}.")
    _check_nobody_is_here()
    with _scratch() as folder:
        try:
            unpacked = unpack(archive, into=folder)
            _check_fits(unpacked)
            kind().check(unpacked.database, said=unpacked.manifest.contents)
            _check_files_free(unpacked.manifest)
            _put_in_place(unpacked)
        except OSError as error:
            raise RestoreRefused(
                f"The backup could not be laid out ({error.strerror or type(error).__name__}): see "
                "that the disks of MEDIA_ROOT and PRIVATE_ROOT have room and can be written."
            ) from error
    ContentType.objects.clear_cache()
    return unpacked.manifest


def _check_nobody_is_here() -> None:
    for model in (User, School):
        if _has_rows(model._meta.db_table):
            raise RestoreRefused(
                "This installation is in use: it has people or schools. Restore only into an empty "
                "one: set DATABASE_URL, MEDIA_ROOT and PRIVATE_ROOT to new places, then restore."
            )


def _has_rows(table: str) -> bool:
    try:
        with connection.cursor() as cursor:
            if table not in connection.introspection.table_names(cursor):
                return False
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
            return cursor.fetchone() is not None
    except DatabaseError as error:
        raise RestoreRefused(
            "The database of this installation does not answer: check DATABASE_URL."
        ) from error


def _check_fits(unpacked: Unpacked) -> None:
    made_on = unpacked.label.database
    if made_on != connection.vendor:
        raise RestoreRefused(
            f"This backup was made on {made_on} and this installation keeps {connection.vendor}: "
            f"set DATABASE_URL to a {made_on} database."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = [name for name in unpacked.manifest.contents.migrations if name not in known]
    if unknown:
        version = unpacked.manifest.versions.get("fourfold", "unknown")
        raise RestoreRefused(
            f"This backup was made by Fourfold {version}, which is newer than this one (it knows "
            f"{unknown[0]}): install that version, then restore."
        )


def _check_files_free(manifest: Manifest) -> None:
    """Files there already are fine if they are the archive's own, from a restore broken off."""
    try:
        present = list(kept_files())
    except BackupRefused as error:
        raise RestoreRefused(str(error)) from error
    for name, path in present:
        if name in MADE_BY_ITSELF:
            continue
        if manifest.files.get(name) != _line_of(path):
            folder = roots()[name.partition("/")[0]]
            raise RestoreRefused(
                f"{folder} holds files that are not the backup's: restore only into empty folders."
            )


def _line_of(path: Path) -> FileLine:
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while block := opened.read(CHUNK):
            digest.update(block)
    return FileLine(size=path.stat().st_size, sha256=digest.hexdigest())


def _put_in_place(unpacked: Unpacked) -> None:
    placed: list[Path] = []
    kept: dict[Path, bytes] = {}
    try:
        for name, source in unpacked.files():
            target = place_of(name)
            if target.exists() and name not in MADE_BY_ITSELF:
                continue
            if target.exists():
                kept[target] = target.read_bytes()
            placed.append(target)
            _move(source, target, is_private=name.startswith(f"{PRIVATE}/"))
        kind().load(unpacked.database)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        for path, content in kept.items():
            path.write_bytes(content)
        raise


def _move(source: Path, target: Path, *, is_private: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if is_private else 0o755)
    shutil.move(source, target)
    os.chmod(target, 0o600 if is_private else 0o644)


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder only we can read among the private files: never a shared temporary folder."""
    root = roots()[PRIVATE]
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder = Path(tempfile.mkdtemp(prefix=".restore-", dir=root))
    except OSError as error:
        raise RestoreRefused(
            f"{root} cannot be written ({error.strerror}): set PRIVATE_ROOT to a folder that can."
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
