# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copying a whole database out and in: SQLite by its online backup, PostgreSQL by pg_dump and psql. Raises Failed with a sentence."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from django.db import connection, transaction

SQLITE_FILE, POSTGRES_FILE = "database.sqlite3", "database.dump"

# Everything in the schema goes before the dump comes in, in the same transaction.
_EMPTY = """DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', found.tablename);
  END LOOP;
END $$;
"""


class Failed(Exception):
    """A database tool is missing or refused. The text is a sentence."""


def file_name() -> str:
    """What the copy of the present kind of database is called in a backup."""
    return SQLITE_FILE if connection.vendor == "sqlite" else POSTGRES_FILE


def _quoted(table: str) -> str:
    return '"' + table.replace('"', '""') + '"'


def _counts(tables: Sequence[str]) -> dict[str, int]:
    counted = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {_quoted(table)}")  # noqa: S608  (names come from the database itself)
            counted[table] = int(cursor.fetchone()[0])
    return counted


def copy_out(folder: Path) -> tuple[Path, dict[str, int]]:
    """A copy of one moment, with the rows of each table at that very moment, while others go on writing."""
    path = folder / file_name()
    return (path, _copy_sqlite(path)) if connection.vendor == "sqlite" else (path, _dump_postgres(path))


def _copy_sqlite(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    path.chmod(0o600)
    return look_into_sqlite(path)


def look_into_sqlite(path: Path) -> dict[str, int]:
    """The rows of each table in a database file, after asking it whether it is whole. Raises Failed."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
                raise Failed(f"The database in {path.name} is not whole: {verdict}.")
            names = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            tables = sorted(name for (name,) in names)
            query = "SELECT count(*) FROM {}"
            return {table: int(copy.execute(query.format(_quoted(table))).fetchone()[0]) for table in tables}
    except sqlite3.DatabaseError as error:
        raise Failed(f"The database in {path.name} cannot be read ({error}).") from error


def _tool(arguments: list[str], *, database: str = "", stdin: bytes | None = None) -> bytes:
    """Runs a program of PostgreSQL's client package on our database, or on one beside it."""
    settings = connection.settings_dict
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {**os.environ, **{name: str(settings[key]) for name, key in named.items() if settings[key]}}
    environment["PGDATABASE"] = database or str(settings["NAME"])
    try:
        done = subprocess.run(arguments, env=environment, input=stdin, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise Failed(f"{arguments[0]} is not on this machine. Install PostgreSQL's client programs (postgresql-client).") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise Failed(f"{arguments[0]} failed: {said[-1] if said else 'it did not say why'}")
    return done.stdout


def _dump_postgres(path: Path) -> dict[str, int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={path}"]
        _tool(command)
        path.chmod(0o600)
        return _counts(sorted(connection.introspection.table_names(cursor)))


@contextmanager
def scratch_postgres() -> Iterator[str]:
    """The name of an empty database beside ours, gone afterwards. Raises Failed when we may not make one."""
    name = f"{connection.settings_dict['NAME']}_check_{uuid4().hex[:8]}"
    _tool(["createdb", name], database="postgres")
    try:
        yield name
    finally:
        _tool(["dropdb", "--if-exists", "--force", name], database="postgres")


def put_into_postgres(path: Path, database: str = "") -> None:
    """Replaces everything in our database (or the one named) by a dump, in one transaction: all of it or nothing."""
    script = _tool(["pg_restore", "--no-owner", "--no-privileges", "--file=-", str(path)])
    _tool(
        ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"],
        database=database,
        stdin=_EMPTY.encode() + script,
    )


def rows_of_postgres(database: str, tables: Sequence[str]) -> dict[str, int]:
    """The rows of some tables in a database beside ours."""
    query = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {_quoted(table)}" for table in tables)  # noqa: S608  (idem)
    lines = _tool(["psql", "--no-psqlrc", "--tuples-only", "--no-align", "--field-separator=\t", "--command", query], database=database)
    return {name: int(count) for name, count in (line.split("\t") for line in lines.decode().splitlines() if line)}


def put_sqlite(path: Path, target: Path, aside: Path) -> None:
    """Puts a database file in the place of ours, which is kept at `aside`."""
    if target.exists():
        with closing(sqlite3.connect(target)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        target.rename(aside)
    for tail in ("-wal", "-shm"):
        target.with_name(target.name + tail).unlink(missing_ok=True)
    path.replace(target)
