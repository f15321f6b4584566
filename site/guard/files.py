"""Keeping files about children: checked, stripped, stored outside the media folder, swept."""

import hashlib
import os
import secrets
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from guard import events, permissions, scope
from guard.errors import NotAllowed, UploadRefused
from guard.events import Change
from guard.models.event import EventVerb
from guard.models.private import PrivateModel
from guard.models.private_file import PrivateFile, private_models
from guard.permissions import Verb
from guard.pictures import FORMATS, pixels_alone
from guard.rules.uploads import (
    TYPES,
    ending_of,
    refusal_of_content,
    refusal_of_name,
    refusal_of_size,
)

DEFAULT_LIMIT = 10_000_000


def upload_limit() -> int:
    """The most bytes one file may have (setting UPLOAD_LIMIT_BYTES)."""
    return int(getattr(settings, "UPLOAD_LIMIT_BYTES", DEFAULT_LIMIT))


def check(upload: "UploadedFile[bytes]") -> None:
    """Raise UploadRefused, with a sentence that says what to do, unless the file can be kept."""
    _checked(upload)


def store(upload: "UploadedFile[bytes]", *, owner: PrivateModel) -> PrivateFile:
    """Keep a file with a record. Whoever may see the record may see the file.

    Raises UploadRefused with a sentence, or NotAllowed unless the viewer may change the record.
    """
    permissions.check_row(scope.current(), Verb.CHANGE, owner)
    content = _checked(upload)
    stored_as = f"{secrets.token_hex(1)}/{secrets.token_hex(24)}"
    _write(_path(stored_as), content)
    viewer = scope.current()
    kept = PrivateFile(
        school_id=owner.school_id,
        owner_record=owner.record,
        owner_id=owner.pk,
        original_name=_clean_name(upload.name or ""),
        stored_as=stored_as,
        content_type=TYPES[ending_of(upload.name or "")].content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        created_by=viewer.user,
        changed_by=viewer.user,
    )
    with transaction.atomic():
        kept.save(force_insert=True)
        _log(EventVerb.CREATED, kept)
    return kept


def files_of(owner: PrivateModel) -> list[PrivateFile]:
    """The files kept with a record that the viewer may see, oldest first."""
    mine = PrivateFile.objects.filter(owner_record=owner.record, owner_id=owner.pk)
    return list(mine.order_by("created_at"))


def hand_over(kept: PrivateFile, *, to: PrivateModel) -> PrivateFile:
    """The file with another record of the same school, such as the concern a draft became.

    Raises NotAllowed unless the viewer may change the record the file is with; the action that
    makes the new record answers for it.
    """
    if kept.school_id != to.school_id:
        raise NotAllowed("A file stays with its school.")
    permissions.check_row(scope.current(), Verb.CHANGE, kept)
    with transaction.atomic():
        PrivateFile.unscoped.filter(pk=kept.pk).update(owner_record=to.record, owner_id=to.pk)
        kept.owner_record, kept.owner_id = to.record, to.pk
        _log(EventVerb.CHANGED, kept, change=Change(after={"owner": str(to)}))
    return kept


def remove(kept: PrivateFile) -> None:
    """Take a file away from a record the viewer may change."""
    permissions.check_row(scope.current(), Verb.CHANGE, kept)
    _delete(kept)


def content_of(kept: PrivateFile) -> bytes:
    """The file's bytes, for whoever may see its record; logged as downloaded."""
    permissions.check_row(scope.current(), Verb.VIEW, kept)
    content = _path(kept.stored_as).read_bytes()
    _log(EventVerb.DOWNLOADED, kept)
    return content


def sweep_orphans(*, before: datetime) -> int:
    """Take away files whose record is gone, and stored bytes no row knows; answers how many.

    Looks only at what is older than `before`, so that nothing is taken from a save in progress.
    """
    with scope.as_system("sweep files without a record"):
        gone = [
            kept for kept in PrivateFile.objects.filter(created_at__lt=before) if _is_orphan(kept)
        ]
        for kept in gone:
            _delete(kept)
        known = set(PrivateFile.objects.values_list("stored_as", flat=True))
    unknown = [
        path for path in _stored_paths(before) if f"{path.parent.name}/{path.name}" not in known
    ]
    for path in unknown:
        path.unlink(missing_ok=True)
    return len(gone) + len(unknown)


def sweep_on(on: date) -> str:
    """One day's sweep, sparing the day before; says what was taken."""
    before = datetime.combine(on - timedelta(days=1), time.min, tzinfo=UTC)
    return f"{sweep_orphans(before=before)} files without a record taken away"


def problems_in_files() -> list[str]:
    """Rows whose bytes are missing or not what was kept, as sentences for `manage.py verify`."""
    with scope.as_system("verify files"):
        kept_files = list(PrivateFile.objects.all())
    return [f"{kept} is missing or damaged on disk." for kept in kept_files if not _is_whole(kept)]


def _checked(upload: "UploadedFile[bytes]") -> bytes:
    name = upload.name or ""
    refusal = refusal_of_name(name) or refusal_of_size(upload.size or 0, limit=upload_limit())
    if refusal:
        raise UploadRefused(refusal)
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    refusal = refusal_of_content(name, content)
    if refusal:
        raise UploadRefused(refusal)
    content_type = TYPES[ending_of(name)].content_type
    return pixels_alone(content, content_type=content_type) if content_type in FORMATS else content


def _clean_name(name: str) -> str:
    plain = unicodedata.normalize("NFC", PurePath(name.replace("\\", "/")).name)
    kept = "".join(c for c in plain if unicodedata.category(c)[0] != "C")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:180]}{dot}{ending}"


def _root() -> Path:
    return Path(settings.PRIVATE_ROOT, "files")


def _path(stored_as: str) -> Path:
    return _root() / stored_as


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _delete(kept: PrivateFile) -> None:
    path = _path(kept.stored_as)
    with transaction.atomic():
        _log(EventVerb.DELETED, kept)
        PrivateFile.unscoped.filter(pk=kept.pk).delete()
        # After the commit: a row without its bytes would be damage, bytes without a row are swept.
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _log(verb: EventVerb, kept: PrivateFile, *, change: Change | None = None) -> None:
    events.record(
        verb,
        record=kept.record,
        references=[str(kept)],
        row_ids=[kept.pk],
        school_id=kept.school_id,
        detail=f"with {kept.owner_record}",
        change=change,
    )


def _is_orphan(kept: PrivateFile) -> bool:
    owner = next((m for m in private_models() if m.record == kept.owner_record), None)
    return owner is None or not owner.unscoped.filter(pk=kept.owner_id).exists()


def _stored_paths(before: datetime) -> list[Path]:
    if not _root().exists():
        return []
    return [
        path
        for path in _root().glob("*/*")
        if path.is_file() and path.stat().st_mtime < before.timestamp()
    ]


def _is_whole(kept: PrivateFile) -> bool:
    path = _path(kept.stored_as)
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == kept.sha256
