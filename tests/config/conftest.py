"""An installation in use, its backup, and empty ones to restore it into.

They stand in databases of their own, made once: copying a database is most of what such a test costs.
"""

import shutil
from types import SimpleNamespace

from django.conf import settings as django_settings
from django.test import override_settings

import pytest

from config.actions.back_up import back_up
from schools.clock import now
from tests.config import installations


@pytest.fixture(scope="session")
def installation(django_db_setup, django_db_blocker, tmp_path_factory):
    """A used installation, and what it held when `archive` was made: rows and files by hash."""
    folder = tmp_path_factory.mktemp("installation")
    roots = {"MEDIA_ROOT": folder / "media", "PRIVATE_ROOT": folder / "private"}
    archive = tmp_path_factory.mktemp("archives") / "whole.backup"
    with django_db_blocker.unblock(), installations.unused_database(folder) as database:
        with database.in_use(), override_settings(**roots):
            installations.fill(django_settings)
            back_up(archive, at=now())
            rows = installations.row_hashes()
            files = installations.file_hashes(django_settings)
        yield SimpleNamespace(
            database=database, folder=folder, archive=archive, rows=rows, files=files
        )


@pytest.fixture
def used(installation, django_db_blocker, settings, tmp_path):
    """The used installation, with folders that the test may change."""
    for name in ("media", "private"):
        shutil.copytree(installation.folder / name, tmp_path / "used" / name)
    installations.use_folders(settings, tmp_path / "used")
    with django_db_blocker.unblock(), installation.database.in_use():
        yield settings


@pytest.fixture
def empty(installation, django_db_blocker, settings, tmp_path):
    """An installation nobody has used, without a single table."""
    installations.use_folders(settings, tmp_path / "empty")
    with (
        django_db_blocker.unblock(),
        installations.empty_database(tmp_path) as database,
        database.in_use(),
    ):
        yield settings


@pytest.fixture
def unused(installation, django_db_blocker, settings, tmp_path):
    """An installation that was migrated, and then never used."""
    installations.use_folders(settings, tmp_path / "unused")
    with (
        django_db_blocker.unblock(),
        installations.unused_database(tmp_path) as database,
        database.in_use(),
    ):
        yield settings


@pytest.fixture(scope="module")
def shared_empty_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """One empty database for tests that leave it as empty as they found it."""
    folder = tmp_path_factory.mktemp("shared")
    with django_db_blocker.unblock(), installations.empty_database(folder) as database:
        yield database


@pytest.fixture
def stays_empty(shared_empty_database, django_db_blocker, settings, tmp_path):
    """An installation nobody has used; afterwards it must be just as empty."""
    installations.use_folders(settings, tmp_path / "empty")
    with django_db_blocker.unblock(), shared_empty_database.in_use():
        yield settings
