"""PostgreSQL in and out of an archive through its own pg_dump, pg_restore and psql."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

import psycopg

from config.backups.contents import contents_of
from config.backups.manifest import Contents, spoilt
from config.errors import BackupRefused, RestoreRefused

NO_CLIENT = (
    "PostgreSQL's {program} is not here: install the package postgresql-client, of the server's "
    "version or a newer one."
)
# Debian keeps each version's programs here, and not always a name on the path.
SERVER_FOLDERS = Path("/usr/lib/postgresql")

# Everything of ours goes in the transaction that brings the archive's tables; an installation that
# was migrated but never used has tables of its own in their place.
EMPTY_SCHEMA = """
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', t.tablename);
  END LOOP;
  FOR t IN SELECT p.oid::regprocedure AS name FROM pg_proc p
      WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP FUNCTION IF EXISTS %s CASCADE', t.name);
  END LOOP;
END $$;
"""


def snapshot(target: Path) -> Contents:
    """Write the database as it is at this moment to a file; what the file holds.

    The counts are read in the same snapshot that pg_dump reads, while others go on writing.
    """
    program = _program("pg_dump", refusal=BackupRefused)
    with closing(psycopg.connect(**_address())) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.read_only = True
        shared = reader.execute("SELECT pg_export_snapshot()").fetchone()
        contents = _contents(reader)
        done = _run(
            program, "--format=custom", "--no-owner", "--no-privileges",
            f"--snapshot={shared[0] if shared else ''}", f"--file={target}",
        )  # fmt: skip
    if done.returncode:
        raise BackupRefused(
            f"pg_dump could not read the database ({_first_line(done)}). Its version may not be "
            "older than the server's."
        )
    return contents


def check(file: Path, *, said: Contents) -> None:
    """Raise RestoreRefused unless pg_restore can read this file."""
    done = _run(_program("pg_restore", refusal=RestoreRefused), "--list", str(file))
    if done.returncode:
        raise spoilt("its database cannot be read")
    if not said.rows.keys() <= _listed_tables(done.stdout.decode()):
        raise spoilt("its database does not hold what the backup says")


def _listed_tables(contents: str) -> set[str]:
    """The tables whose rows are in a dump; each line reads "… TABLE DATA schema table owner"."""
    marked = (line.partition(" TABLE DATA ")[2].split() for line in contents.splitlines())
    return {words[1] for words in marked if len(words) > 1}


def load(file: Path) -> None:
    """Fill the installation's database with this one, in one transaction."""
    restore = _program("pg_restore", refusal=RestoreRefused)
    psql = _program("psql", refusal=RestoreRefused)
    script = file.with_name("database.sql")
    done = _run(
        restore, "--no-owner", "--no-privileges", "--exit-on-error", f"--file={script}", str(file)
    )
    if done.returncode:
        raise spoilt("its database cannot be read")
    begin = file.with_name("begin.sql")
    begin.write_text(EMPTY_SCHEMA)
    connection.close()
    done = _run(
        psql, "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
        f"--file={begin}", f"--file={script}",
    )  # fmt: skip
    if done.returncode:
        raise RestoreRefused(
            f"The database refused what the backup holds ({_first_line(done)}). It must be "
            "PostgreSQL of the same version or newer, and its user must own the tables."
        )


def problems() -> list[str]:
    """What is broken in the installation's own database, as sentences.

    Every row is read; indexes are compared with their tables where the server has amcheck.
    """
    with closing(psycopg.connect(**_address(), autocommit=True)) as reader:
        found = [
            f"Constraint {name} on {table} was never checked against its rows."
            for name, table in reader.execute(
                "SELECT conname, conrelid::regclass::text FROM pg_constraint "
                "WHERE NOT convalidated AND connamespace = current_schema()::regnamespace"
            )
        ]
        found += [problem for table in _tables(reader) if (problem := _unreadable(reader, table))]
        if reader.execute("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'").fetchone():
            found += _broken_indexes(reader)
    return found


def _unreadable(reader: "psycopg.Connection[Any]", table: str) -> str:
    try:
        # Taking each row's text reads each value, also those kept beside the table.
        reader.execute(f'SELECT COUNT(t::text) FROM "{table}" t')  # noqa: S608
    except psycopg.Error as error:
        return f"Table {table} cannot be read whole ({type(error).__name__})."
    return ""


def _broken_indexes(reader: "psycopg.Connection[Any]") -> list[str]:
    indexes = reader.execute(
        "SELECT c.oid, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' "
        "AND c.relnamespace = current_schema()::regnamespace AND i.indisvalid"
    ).fetchall()
    found = []
    for oid, name in indexes:
        try:
            reader.execute("SELECT bt_index_check(%s, true)", [oid])
        except psycopg.Error as error:
            found.append(f"Index {name} does not fit its table ({type(error).__name__}).")
    return found


def _tables(reader: "psycopg.Connection[Any]") -> list[str]:
    found = reader.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    return [name for (name,) in found]


def _contents(reader: "psycopg.Connection[Any]") -> Contents:
    return contents_of(
        _tables(reader),
        ask=lambda statement: reader.execute(statement).fetchall(),
    )


def _address() -> dict[str, Any]:
    known = connection.settings_dict
    wanted = {
        "dbname": known["NAME"],
        "user": known["USER"],
        "password": known["PASSWORD"],
        "host": known["HOST"],
        "port": known["PORT"],
        "sslmode": known["OPTIONS"].get("sslmode"),
        "sslrootcert": known["OPTIONS"].get("sslrootcert"),
    }
    return {name: value for name, value in wanted.items() if value}


def _environment() -> dict[str, str]:
    """Where to find the database: never on a command line, where others could read the password."""
    names = {
        "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST",
        "port": "PGPORT", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT",
    }  # fmt: skip
    return {**os.environ, **{names[key]: str(value) for key, value in _address().items()}}


def _program(name: str, *, refusal: type[Exception]) -> str:
    found = shutil.which(name)
    if found:
        return found
    kept = [path for path in SERVER_FOLDERS.glob(f"*/bin/{name}") if path.parts[-3].isdigit()]
    if not kept:
        raise refusal(NO_CLIENT.format(program=name))
    return str(max(kept, key=lambda path: int(path.parts[-3])))


def _run(program: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    command: Sequence[str] = [program, *words]
    return subprocess.run(  # noqa: S603 - a program of PostgreSQL's, with words of ours alone
        command, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True
    )


def _first_line(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[0] if lines else f"code {done.returncode}"
