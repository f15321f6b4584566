"""site/config/actions/back_up.py: everything goes into one archive, or no archive is left."""

import errno
import os
import threading

from django.core.management import CommandError, call_command
from django.db import connection, transaction

import pytest

from config.actions.back_up import back_up
from config.backups.archive import ArchiveWriter, unpack
from config.errors import BackupRefused
from guard import outbox
from guard.models import EventChain, Message
from schools.clock import now


def test_the_manifest_counts_rows_and_names_versions_migrations_and_audit_heads(used, tmp_path):
    manifest = back_up(tmp_path / "b", at=now())

    contents = manifest.contents
    assert contents.rows["register_pupil"] == 3
    assert contents.rows["guard_message"] == Message.objects.count()
    assert "guard.0001_initial" in contents.migrations
    chains = {chain.name: chain for chain in EventChain.objects.all()}
    assert contents.audit.keys() == chains.keys()
    assert len(chains) > 1
    assert all(contents.audit[name]["head"] == chain.head for name, chain in chains.items())
    assert manifest.versions["wagtail"].startswith("7.4")


def test_every_file_of_both_folders_is_in_the_archive(used, tmp_path):
    manifest = back_up(tmp_path / "b", at=now())

    assert set(manifest.files) == {
        "database",
        "media/empty.txt",
        "media/images/logo.png",
        "private/ab/abcdef",
        "private/audit.key",
        "private/ünïcode",
    }


def test_work_in_progress_is_left_out(used, tmp_path):
    (used.PRIVATE_ROOT / ".health-1").write_bytes(b"ok")

    assert "private/.health-1" not in back_up(tmp_path / "b", at=now()).files


def test_nobody_else_can_read_the_archive(used, tmp_path):
    back_up(tmp_path / "b", at=now())

    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600


def test_nothing_but_the_archive_is_left_beside_it(used, tmp_path):
    (tmp_path / "out").mkdir()

    back_up(tmp_path / "out" / "b", at=now())

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b"]


def test_an_archive_holds_one_moment_while_others_write(used, tmp_path):
    done = threading.Event()
    written = []

    def write_pairs():
        number = 0
        while not done.is_set():
            number += 1
            with transaction.atomic():
                for half in "ab":
                    outbox.post(to="a@school.example", subject="S", body="B", key=f"{number}{half}")
            written.append(number)
        connection.close()

    Message.objects.all().delete()
    connection.close()
    writer = threading.Thread(target=write_pairs)
    writer.start()
    try:
        counts = [
            back_up(tmp_path / f"b{number}", at=now()).contents.rows["guard_message"]
            for number in range(3)
        ]
    finally:
        done.set()
        writer.join()

    assert len(written) > 3
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    assert [count % 2 for count in counts] == [0, 0, 0]


def test_a_backup_never_takes_the_place_of_another(used, tmp_path):
    (tmp_path / "b").write_text("last week's")

    with pytest.raises(CommandError, match="another name") as refused:
        call_command("backup", tmp_path / "b")

    assert refused.value.returncode == 2
    assert (tmp_path / "b").read_text() == "last week's"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("missing/b", "no folder"),
        ("used/private/b", "cannot lie in"),
        ("used/media/b", "cannot lie in"),
    ],
)
def test_a_place_that_will_not_do_is_refused(used, tmp_path, place, words):
    with pytest.raises(BackupRefused, match=words):
        back_up(tmp_path / place, at=now())


def test_a_backup_under_way_is_not_disturbed(used, tmp_path):
    (tmp_path / "b.partial").write_text("half")

    with pytest.raises(BackupRefused, match="another backup is running"):
        back_up(tmp_path / "b", at=now())

    assert (tmp_path / "b.partial").read_text() == "half"


def test_a_link_among_the_files_is_refused_because_its_content_would_be_missing(used, tmp_path):
    (used.MEDIA_ROOT / "elsewhere").symlink_to(tmp_path)

    with pytest.raises(BackupRefused, match="is a link"):
        back_up(tmp_path / "b", at=now())

    assert not (tmp_path / "b").exists()
    assert not (tmp_path / "b.partial").exists()


def test_a_full_disk_leaves_no_archive_behind(used, tmp_path, monkeypatch):
    def no_room(self, name, path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ArchiveWriter, "add_file", no_room)

    with pytest.raises(CommandError, match="No space left on device") as refused:
        call_command("backup", tmp_path / "b")

    assert refused.value.returncode == 2
    assert not [path for path in tmp_path.iterdir() if path.name != "used"]


def test_a_file_that_shrinks_while_it_is_read_stops_the_backup(used, tmp_path, monkeypatch):
    def shorter_than_said(self, name, source, *, size):
        add(self, name, source, size=size + 1)

    add = ArchiveWriter._add
    monkeypatch.setattr(ArchiveWriter, "_add", shorter_than_said)

    with pytest.raises(BackupRefused, match="start again"):
        back_up(tmp_path / "b", at=now())

    assert not (tmp_path / "b.partial").exists()


def test_the_archive_can_be_read_back_whole(installation, tmp_path):
    unpacked = unpack(installation.archive, into=tmp_path / "laid-out")

    assert unpacked.label.database == connection.vendor
    assert {name for name, _ in unpacked.files()} == set(unpacked.manifest.files) - {"database"}
