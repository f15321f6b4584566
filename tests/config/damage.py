"""The ways in which an archive is not what was written, each with the words that refuse it."""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable

from django.db import connection

from config.backups.archive import SEAL_LENGTH, seal

Entry = tuple[tarfile.TarInfo, bytes]
Change = Callable[[bytes], bytes]

DAMAGED = "damaged"
NOT_OURS = "not a backup"


def entries_of(archive: bytes) -> list[Entry]:
    """Everything in an archive, in order."""
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(archive))) as tar:
        return [(entry, tar.extractfile(entry).read()) for entry in tar]


def packed(entries: list[Entry]) -> bytes:
    """An archive of these, with good checksums and a good seal."""
    target = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=target, compresslevel=6, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for entry, content in entries:
            entry.size = len(content) if entry.type == tarfile.REGTYPE else 0
            tar.addfile(entry, io.BytesIO(content))
    return sealed(target.getvalue())


def sealed(compressed: bytes) -> bytes:
    """The same with the seal that fits it."""
    return compressed + seal(hashlib.sha256(compressed).digest())


def changed(name: str, edit: Callable[[bytes], bytes]) -> Change:
    """The same archive with one entry's content edited."""

    def change(archive: bytes) -> bytes:
        return packed(
            [
                (entry, edit(content) if entry.name == name else content)
                for entry, content in entries_of(archive)
            ]
        )

    return change


def without(name: str) -> Change:
    return lambda archive: packed([e for e in entries_of(archive) if e[0].name != name])


def with_entry(name: str, *, kind: bytes = tarfile.REGTYPE, link: str = "") -> Change:
    """The same archive with one more entry, before its list of contents."""

    def change(archive: bytes) -> bytes:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = kind, link
        entries = entries_of(archive)
        return packed([*entries[:-1], (entry, b"evil"), entries[-1]])

    return change


def renamed(old: str, new: str) -> Change:
    """An archive that names a file otherwise, and says so in its list of contents too."""

    def change(archive: bytes) -> bytes:
        entries = entries_of(archive)
        for entry, _ in entries:
            entry.name = new if entry.name == old else entry.name
            entry.pax_headers = {}
        said = json.loads(entries[-1][1])
        said["files"][new] = said["files"].pop(old)
        return packed([*entries[:-1], (entries[-1][0], json.dumps(said).encode())])

    return change


def forged(edit: Callable[[dict], None]) -> Change:
    """The same archive with its list of contents edited by somebody who knows its form."""

    def rewrite(content: bytes) -> bytes:
        said = json.loads(content)
        edit(said)
        return json.dumps(said).encode()

    return changed("manifest.json", rewrite)


def relabelled(**said: object) -> Change:
    return changed(
        "fourfold-backup.json",
        lambda content: json.dumps({**json.loads(content), **said}).encode(),
    )


def replaced_database(content: bytes) -> Change:
    """Another database in place of the real one, with a list of contents that vouches for it."""

    def change(archive: bytes) -> bytes:
        def vouch(said: dict) -> None:
            said["files"]["database"] = {
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }

        return forged(vouch)(changed("database", lambda _: content)(archive))

    return change


def flipped(place: Callable[[int], int]) -> Change:
    """One bit changed at a place that depends on the length."""

    def change(archive: bytes) -> bytes:
        at = place(len(archive))
        return archive[:at] + bytes([archive[at] ^ 0x10]) + archive[at + 1 :]

    return change


def _another_kind(archive: bytes) -> bytes:
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    return relabelled(database=other)(archive)


def _someone_elses(archive: bytes) -> bytes:
    return packed([(tarfile.TarInfo("letter.txt"), b"Dear parent or carer")])


def _first_line_only(archive: bytes) -> bytes:
    return packed(entries_of(archive)[:1])


LOGO = "media/images/logo.png"
DAMAGE: dict[str, tuple[Change, str]] = {
    "empty file": (lambda archive: b"", NOT_OURS),
    "a text": (lambda archive: b"Dear parent or carer", NOT_OURS),
    "uncompressed": (gzip.decompress, NOT_OURS),
    "another program's archive": (_someone_elses, NOT_OURS),
    "another label": (relabelled(format="other"), NOT_OURS),
    "first half": (lambda archive: archive[: len(archive) // 2], DAMAGED),
    "last byte cut": (lambda archive: archive[:-1], DAMAGED),
    "checksum cut": (lambda archive: archive[:-8], DAMAGED),
    "first bytes only": (lambda archive: archive[:40], DAMAGED),
    "bit in the first bytes": (flipped(lambda length: 5), NOT_OURS),
    "bit in the middle": (flipped(lambda length: length // 2), DAMAGED),
    "bit in the last third": (flipped(lambda length: length * 5 // 6), DAMAGED),
    "bit in the checksum": (flipped(lambda length: length - 6), DAMAGED),
    "bit in the length": (flipped(lambda length: length - 2), DAMAGED),
    "junk after the end": (lambda archive: archive + b"junk", DAMAGED),
    "sealed by hand in the middle": (
        lambda archive: sealed(archive[: len(archive) // 2]),
        DAMAGED,
    ),
    "seal cut": (lambda archive: archive[:-SEAL_LENGTH], DAMAGED),
    "something sealed in after the end": (
        lambda archive: sealed(archive[:-SEAL_LENGTH] + gzip.compress(b"x")),
        DAMAGED,
    ),
    "a second archive after the end": (lambda archive: archive + gzip.compress(b"x"), DAMAGED),
    "database swapped": (changed("database", lambda content: content[::-1]), DAMAGED),
    "file changed": (changed(LOGO, lambda content: content + b"!"), DAMAGED),
    "file emptied": (changed("private/ab/abcdef", lambda content: b""), DAMAGED),
    "file missing": (without(LOGO), DAMAGED),
    "file added": (with_entry("media/evil.txt"), DAMAGED),
    "file twice": (with_entry(LOGO), DAMAGED),
    "database missing": (without("database"), DAMAGED),
    "list missing": (without("manifest.json"), DAMAGED),
    "list unreadable": (changed("manifest.json", lambda content: content[:-2]), DAMAGED),
    "list without files": (forged(lambda said: said.pop("files")), DAMAGED),
    "label alone": (_first_line_only, DAMAGED),
    "climbs out": (renamed(LOGO, "private/../../evil.txt"), DAMAGED),
    "absolute name": (renamed(LOGO, "/tmp/evil.txt"), DAMAGED),  # noqa: S108
    "another folder": (renamed(LOGO, "evil/logo.png"), DAMAGED),
    "symbolic link": (
        with_entry("media/evil", kind=tarfile.SYMTYPE, link="../../../outside"),
        DAMAGED,
    ),
    "hard link": (with_entry("media/evil", kind=tarfile.LNKTYPE, link="database"), DAMAGED),
    "pipe": (with_entry("private/evil", kind=tarfile.FIFOTYPE), DAMAGED),
    "folder in place of a file": (with_entry("media/evil", kind=tarfile.DIRTYPE), DAMAGED),
    "newer format": (relabelled(version=2), "newer version"),
    "newer migrations": (
        forged(lambda said: said["contents"]["migrations"].append("guard.9999_later")),
        "newer than this one",
    ),
    "another kind of database": (_another_kind, "set DATABASE_URL"),
    "no database but its hash is right": (replaced_database(b"not a database"), DAMAGED),
    "more tables said than there are": (
        forged(lambda said: said["contents"]["rows"].update(guard_lost=7)),
        DAMAGED,
    ),
}
