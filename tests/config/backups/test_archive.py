"""site/config/backups/archive.py: which names may be in an archive, and that it reads itself."""

import io

import pytest

from config.backups.archive import ArchiveWriter, is_safe, unpack
from config.backups.manifest import Contents, Label, Manifest
from config.errors import RestoreRefused

CONTENTS = Contents(rows={"guard_event": 2}, migrations=["guard.0001_initial"], audit={})


@pytest.mark.parametrize("name", ["database", "media/a.png", "private/ab/cd", "private/ünï code"])
def test_the_database_and_files_below_the_two_folders_are_safe(name):
    assert is_safe(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/",
        "media",
        "media/",
        "media//a",
        "/media/a",
        "./media/a",
        "media/./a",
        "media/../a",
        "private/..",
        "private/a/../../b",
        "private/a\\..\\b",
        "private/a\x00b",
        "elsewhere/a",
        "database/a",
        "databases",
        "manifest.json",
    ],
)
def test_every_other_name_is_not(name):
    assert not is_safe(name)


def test_what_is_written_is_read_back(tmp_path):
    (tmp_path / "data").write_bytes(b"x" * 100_000)
    target = io.BytesIO()
    with ArchiveWriter(target, Label(database="sqlite")) as writer:
        writer.add_file("database", tmp_path / "data")
        writer.add_file("private/ünï code", tmp_path / "data")
        manifest = Manifest(made_at="now", versions={}, contents=CONTENTS, files=writer.files)
        writer.finish(manifest)
    (tmp_path / "archive").write_bytes(target.getvalue())

    unpacked = unpack(tmp_path / "archive", into=tmp_path / "out")

    assert unpacked.manifest == manifest
    assert unpacked.label.database == "sqlite"
    assert unpacked.database.read_bytes() == b"x" * 100_000
    assert (tmp_path / "out" / "private" / "ünï code").stat().st_mode & 0o777 == 0o600


def test_no_flipped_bit_passes_wherever_it_is(tmp_path):
    (tmp_path / "data").write_bytes(b"the database")
    target = io.BytesIO()
    with ArchiveWriter(target, Label(database="sqlite")) as writer:
        writer.add_file("database", tmp_path / "data")
        writer.finish(
            Manifest(made_at="now", versions={}, contents=CONTENTS, files=dict(writer.files))
        )
    whole = target.getvalue()

    for place in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << (place % 8)
        path = tmp_path / "spoilt"
        path.write_bytes(spoilt)
        with pytest.raises(RestoreRefused):
            unpack(path, into=tmp_path / f"out-{place}")
