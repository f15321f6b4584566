"""site/config/backups/postgresql.py: where its programs are, and how it finds the database."""

from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.db import connection

import pytest

from config.backups import postgresql
from config.errors import BackupRefused, RestoreRefused


@pytest.fixture
def nothing_on_the_path(monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql.shutil, "which", lambda name: None)
    monkeypatch.setattr(postgresql, "SERVER_FOLDERS", tmp_path)
    return tmp_path


@pytest.mark.parametrize("refusal", [BackupRefused, RestoreRefused])
def test_without_the_client_it_says_in_one_line_what_to_install(nothing_on_the_path, refusal):
    with pytest.raises(refusal, match="install the package postgresql-client"):
        postgresql._program("pg_dump", refusal=refusal)


def test_the_newest_client_is_found_where_debian_keeps_it(nothing_on_the_path):
    for version in ("9", "15", "other"):
        program = nothing_on_the_path / version / "bin" / "pg_dump"
        program.parent.mkdir(parents=True)
        program.touch()

    found = postgresql._program("pg_dump", refusal=BackupRefused)

    assert Path(found).parts[-3] == "15"


def test_a_password_reaches_the_client_through_its_environment_alone(monkeypatch):
    known = {
        "NAME": "fourfold",
        "USER": "site",
        "PASSWORD": "a secret",
        "HOST": "db.school.example",
        "PORT": "",
        "OPTIONS": {"sslmode": "verify-full"},
    }
    monkeypatch.setattr(postgresql, "connection", SimpleNamespace(settings_dict=known))
    ran = []
    monkeypatch.setattr(postgresql.subprocess, "run", lambda *a, **k: ran.append((a, k)))

    postgresql._run("pg_dump", "--list")

    ((command,), options) = ran[0]
    assert command == ["pg_dump", "--list"]
    assert options["env"]["PGPASSWORD"] == "a secret"
    assert options["env"]["PGSSLMODE"] == "verify-full"
    assert "PGPORT" not in options["env"] or options["env"]["PGPORT"]


def test_the_tables_of_a_dump_are_read_off_its_contents():
    listed = (
        "; Archive created\n"
        "211; 1259 16 TABLE public schools_school fourfold\n"
        "3456; 0 17 TABLE DATA public schools_school fourfold\n"
        "3457; 0 18 TABLE DATA public guard_event fourfold\n"
    )

    assert postgresql._listed_tables(listed) == {"schools_school", "guard_event"}


if settings.LANE == "postgresql":

    def test_indexes_are_compared_with_their_tables_where_the_server_can(used):
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION amcheck")
        try:
            assert postgresql.problems() == []
        finally:
            with connection.cursor() as cursor:
                cursor.execute("DROP EXTENSION amcheck")

    def test_an_index_that_lost_its_order_is_a_problem(unused):
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION amcheck")
            cursor.execute('CREATE TABLE words (word text COLLATE "C")')
            cursor.execute("INSERT INTO words VALUES ('a'), ('B')")
            cursor.execute("CREATE INDEX words_in_order ON words (word)")
            # As after an upgrade of the machine's own sorting of words.
            cursor.execute(
                "UPDATE pg_attribute SET attcollation = 'und-x-icu'::regcollation "
                "WHERE attrelid = 'words_in_order'::regclass"
            )
            cursor.execute(
                "UPDATE pg_index SET indcollation = array_to_string("
                "ARRAY['und-x-icu'::regcollation::oid], ' ')::oidvector "
                "WHERE indexrelid = 'words_in_order'::regclass"
            )
        connection.close()

        problems = postgresql.problems()

        assert len(problems) == 1
        assert "words_in_order" in problems[0]
