"""Writing and reading the archive: a compressed tar that ends with the hash of all it holds.

The manifest holds a SHA-256 of every file, and the archive's last bytes one of all bytes before
them; so a flipped bit, a missing end or a swapped file is always seen.
"""

import gzip
import hashlib
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, Self

from config.backups.manifest import FileLine, Label, Manifest, spoilt
from config.errors import RestoreRefused

LABEL = "fourfold-backup.json"
MANIFEST = "manifest.json"
DATABASE = "database"
# The folders of files, as they are called inside an archive.
MEDIA, PRIVATE = "media", "private"
CHUNK = 1024 * 1024
# A description longer than this was not written by us; it is read into memory.
LONGEST_DESCRIPTION = 512 * 1024 * 1024
# What our own writer puts first.
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
COMPRESSION = 6
# The seal is an empty member of the compressed file, with the hash in the field that the format
# leaves to programs: any gunzip reads past it.
SEAL_BEFORE = b"\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff\x24\x00FF\x20\x00"
SEAL_AFTER = b"\x03\x00" + bytes(8)
SEAL_LENGTH = len(SEAL_BEFORE) + hashlib.sha256().digest_size + len(SEAL_AFTER)


def seal(digest: bytes) -> bytes:
    """The last bytes of an archive whose other bytes have this hash."""
    return SEAL_BEFORE + digest + SEAL_AFTER


class Source(Protocol):
    """Something to read a file's content from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""


class ArchiveWriter:
    """Adds files one after another to an open file, keeping the hash of each."""

    def __init__(self, target: BinaryIO, label: Label) -> None:
        self._sealed = _Sealing(target)
        # Named and dated nothing, so that the first bytes of an archive are always the same.
        self._zip = gzip.GzipFile(
            filename="", mode="wb", fileobj=self._sealed, compresslevel=COMPRESSION, mtime=0
        )
        self._tar = tarfile.TarFile(fileobj=self._zip, mode="w", format=tarfile.PAX_FORMAT)
        self.files: dict[str, FileLine] = {}
        self._add(LABEL, BytesIO(label.text()), size=len(label.text()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Let go of an archive that was broken off; it is of no use to anybody."""
        if kind is not None:
            with suppress(OSError):
                self._zip.close()

    def add_file(self, name: str, path: Path) -> None:
        """Add one file under this name."""
        with path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            reader = _Hashing(source)
            self._add(name, reader, size=size)
        self.files[name] = FileLine(size=size, sha256=reader.digest)

    def finish(self, manifest: Manifest) -> None:
        """Add the manifest and close the archive."""
        text = manifest.text()
        self._add(MANIFEST, BytesIO(text), size=len(text))
        self._tar.close()
        self._zip.close()
        self._sealed.write_seal()

    def _add(self, name: str, source: Source, *, size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size = size
        entry.mode = 0o600
        self._tar.addfile(entry, source)


class _Sealing:
    """Writes on to a file and hashes what is written."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._hash = hashlib.sha256()

    def write(self, block: bytes) -> int:
        self._hash.update(block)
        return self._target.write(block)

    def flush(self) -> None:
        self._target.flush()

    def write_seal(self) -> None:
        self._target.write(seal(self._hash.digest()))


class _Hashing:
    """Reads on from a file and hashes what is read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._source.read(size)
        self._hash.update(block)
        return block

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


@dataclass(frozen=True)
class Unpacked:
    """An archive whose every byte was checked, laid out in a folder of its own."""

    label: Label
    manifest: Manifest
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    def files(self) -> Iterator[tuple[str, Path]]:
        """Each media and private file: its name in the archive, and where it lies now."""
        for name in sorted(self.manifest.files):
            if name != DATABASE:
                yield name, self.folder / name


def unpack(archive: Path, *, into: Path) -> Unpacked:
    """Everything in the archive, checked, in the folder `into`, which is ours alone.

    Raises RestoreRefused if anything is not exactly what was written; what has been laid out by
    then is worth nothing and the caller removes it.
    """
    try:
        with archive.open("rb") as source:
            if source.read(len(GZIP_HEADER)) != GZIP_HEADER:
                raise RestoreRefused("This is not a backup made by `manage.py backup`.")
            _check_seal(source)
            source.seek(0)
            return _unpack(source, into)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise spoilt("bytes are missing or were changed") from error
    except tarfile.TarError as error:
        raise spoilt("its table of contents is broken") from error


def _check_seal(source: BinaryIO) -> None:
    left = source.seek(0, os.SEEK_END) - SEAL_LENGTH
    source.seek(0)
    digest = hashlib.sha256()
    while left > 0:
        block = source.read(min(left, CHUNK))
        digest.update(block)
        left -= len(block)
    if source.read() != seal(digest.digest()):
        raise spoilt("bytes are missing or were changed")


def _unpack(source: BinaryIO, into: Path) -> Unpacked:
    found: dict[str, FileLine] = {}
    label: Label | None = None
    manifest: Manifest | None = None
    with gzip.GzipFile(fileobj=source, mode="rb") as unzipped:
        with tarfile.open(fileobj=unzipped, mode="r|") as tar:
            for entry in tar:
                if label is None:
                    label = Label.read(_description(tar, entry, name=LABEL))
                elif manifest is not None:
                    raise spoilt("something follows its list of contents")
                elif entry.name == MANIFEST:
                    manifest = Manifest.read(_description(tar, entry, name=MANIFEST))
                else:
                    found[entry.name] = _lay_out(tar, entry, into=into)
        _read_to_the_end(unzipped)
    if label is None or manifest is None:
        raise spoilt("it has no list of contents")
    _compare(found, manifest)
    return Unpacked(label=label, manifest=manifest, folder=into)


def _description(tar: tarfile.TarFile, entry: tarfile.TarInfo, *, name: str) -> bytes:
    if entry.name != name or not _is_plain(entry) or entry.size > LONGEST_DESCRIPTION:
        raise RestoreRefused("This is not a backup made by `manage.py backup`.")
    return _opened(tar, entry).read()


def _lay_out(tar: tarfile.TarFile, entry: tarfile.TarInfo, *, into: Path) -> FileLine:
    if not _is_plain(entry) or not is_safe(entry.name):
        raise spoilt("it holds something that no backup holds")
    path = into / entry.name
    digest = hashlib.sha256()
    source = _opened(tar, entry)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
        raise spoilt("it holds one file twice") from error
    with os.fdopen(handle, "wb") as target:
        while block := source.read(CHUNK):
            digest.update(block)
            target.write(block)
    return FileLine(size=entry.size, sha256=digest.hexdigest())


def _opened(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> BinaryIO:
    source = tar.extractfile(entry)
    if source is None:
        raise spoilt("it holds something that no backup holds")
    return source  # type: ignore[return-value]


def _is_plain(entry: tarfile.TarInfo) -> bool:
    return entry.type == tarfile.REGTYPE and not entry.issparse()


def is_safe(name: str) -> bool:
    """Whether a name can only mean the database or a file below one of the two folders."""
    if name == DATABASE:
        return True
    parts = name.split("/")
    if parts[0] not in (MEDIA, PRIVATE) or len(parts) < 2:
        return False
    return (
        str(PurePosixPath(name)) == name
        and "\\" not in name
        and "\x00" not in name
        and not {"", ".", ".."} & set(parts)
    )


def _read_to_the_end(unzipped: gzip.GzipFile) -> None:
    """The checksum is compared only at the very end; after the tar's own end come zeros alone."""
    while block := unzipped.read(CHUNK):
        if block.strip(b"\x00"):
            raise spoilt("something follows its list of contents")


def _compare(found: dict[str, FileLine], manifest: Manifest) -> None:
    if DATABASE not in found:
        raise spoilt("the database is missing")
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            raise spoilt("a file is missing, was added or was changed")
