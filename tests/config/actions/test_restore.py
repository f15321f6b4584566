"""site/config/actions/restore.py: all of it comes back, or nothing is touched."""

import io

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from config.actions import restore as restoring
from config.backups.databases import kind
from guard.models import EventChain
from schools.models import User
from tests.config import installations
from tests.config.damage import DAMAGE


def restore(path):
    said = io.StringIO()
    call_command("restore", path, stdout=said)
    return said.getvalue()


def refused(path):
    with pytest.raises(CommandError) as refusal:
        call_command("restore", path)
    assert refusal.value.returncode == 2
    return str(refusal.value)


@pytest.fixture
def archive(installation):
    return installation.archive


def test_every_row_and_every_file_comes_back(installation, empty):
    said = restore(installation.archive)

    assert installations.row_hashes() == installation.rows
    assert installations.file_hashes(empty) == installation.files
    assert "Everything is whole." in said


def test_it_also_fills_an_installation_that_was_migrated_but_never_used(installation, unused):
    restore(installation.archive)

    assert installations.row_hashes() == installation.rows
    assert installations.file_hashes(unused) == installation.files


def test_private_files_come_back_readable_by_nobody_else(archive, empty):
    restore(archive)

    assert (empty.PRIVATE_ROOT / "ab" / "abcdef").stat().st_mode & 0o777 == 0o600
    assert (empty.MEDIA_ROOT / "images" / "logo.png").stat().st_mode & 0o777 == 0o644


def test_the_restored_installation_goes_on_counting(archive, empty):
    restore(archive)

    # A sequence left behind would give the next row a number that is taken.
    User.objects.create(username="new")
    assert User.objects.filter(username="new").exists()


def test_the_audit_key_of_the_backup_replaces_one_made_by_the_empty_installation(archive, empty):
    empty.PRIVATE_ROOT.mkdir(parents=True)
    (empty.PRIVATE_ROOT / "audit.key").write_bytes(b"k" * 32)

    assert "Everything is whole." in restore(archive)


def test_an_installation_in_use_is_left_alone(archive, used):
    before = installations.row_hashes(), installations.file_hashes(used)

    words = refused(archive)

    assert "in use" in words
    assert "DATABASE_URL" in words
    assert (installations.row_hashes(), installations.file_hashes(used)) == before


def test_folders_with_other_files_are_left_alone(archive, stays_empty):
    (stays_empty.MEDIA_ROOT).mkdir(parents=True)
    (stays_empty.MEDIA_ROOT / "mine.txt").write_text("mine")

    assert "empty folders" in refused(archive)

    assert installations.file_hashes(stays_empty).keys() == {"media/mine.txt"}
    assert connection.introspection.table_names() == []


def test_a_restore_broken_off_can_be_given_again(installation, empty, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_put_in_place", _files_only)
        restoring.restore(installation.archive)

    restore(installation.archive)

    assert installations.row_hashes() == installation.rows
    assert installations.file_hashes(empty) == installation.files


def _files_only(unpacked):
    for name, source in unpacked.files():
        restoring._move(source, restoring.place_of(name), is_private=True)


def test_a_database_that_refuses_takes_the_files_back(archive, stays_empty, monkeypatch):
    class Refuses:
        def check(self, file, *, said):
            return None

        def load(self, file):
            raise restoring.RestoreRefused("The database was refused.")

    monkeypatch.setattr(restoring, "kind", Refuses)

    assert "refused" in refused(archive)

    assert installations.file_hashes(stays_empty) == {}


def test_a_missing_file_is_named(stays_empty, tmp_path):
    assert "no file" in refused(tmp_path / "nothing")


def test_a_folder_is_no_backup(stays_empty, tmp_path):
    assert "no file" in refused(tmp_path)


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_archive_changes_nothing(archive, stays_empty, tmp_path, spoil):
    damaged = tmp_path / "damaged.backup"
    change, words = spoil
    damaged.write_bytes(change(archive.read_bytes()))

    said = refused(damaged)

    assert words in said
    assert "\n" not in said
    assert connection.introspection.table_names() == []
    assert installations.file_hashes(stays_empty) == {}
    assert not list(tmp_path.rglob("*evil*"))
    assert not list(tmp_path.rglob(".restore-*"))


def test_a_restored_database_is_as_durable_as_a_new_one(archive, empty):
    restore(archive)

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
    assert kind().problems() == []


def test_the_heads_of_the_audit_chains_are_those_of_the_manifest(archive, empty):
    manifest = restoring.restore(archive)

    heads = {chain.name: chain.head for chain in EventChain.objects.all()}
    assert heads == {name: line["head"] for name, line in manifest.contents.audit.items()}
