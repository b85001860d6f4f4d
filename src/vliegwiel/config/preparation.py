# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the database was made ready for this very version. Read without Django, so that a normal start is a fast one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module, metadata
from pathlib import Path
from zlib import crc32

from vliegwiel import __version__
from vliegwiel.config.environment import Environment, database

_PACKAGE = Path(__file__).resolve().parent.parent
# Their migrations are in the database too.
_WITH_TABLES = ("Django", "django-allauth", "django-tasks-db")


def _parts(first_run: str) -> Iterator[str]:
    yield __version__
    yield first_run
    for name in _WITH_TABLES:
        yield f"{name} {metadata.version(name)}"
    for folder, _folders, names in sorted(os.walk(_PACKAGE)):
        if folder.endswith("migrations"):
            yield from (f"{folder[len(str(_PACKAGE)) :]}/{name}" for name in sorted(names) if name.endswith(".py"))


def mark(first_run: str) -> int:
    """A number that differs as soon as the version, a migration or the folder of the first run differs. Never 0."""
    return crc32("\n".join(_parts(first_run)).encode()) & 0x7FFFFFFF or 1


def sqlite_file(environment: Environment) -> Path | None:
    """The database file, None on PostgreSQL."""
    settings = database(environment)
    return Path(str(settings["NAME"])) if str(settings["ENGINE"]).endswith("sqlite3") else None


def is_prepared(environment: Environment, first_run: str) -> bool:
    """Whether the database carries the mark of this version. False too when it cannot be asked: then Django finds out why."""
    path = sqlite_file(environment)
    if path is None:
        return _mark_in_postgres(environment.database_url) == mark(first_run)
    if not path.exists():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == mark(first_run))


def _mark_in_postgres(url: str) -> int:
    # Named here only: on SQLite the package need not be installed, and a light start would pay for reading it.
    psycopg = import_module("psycopg")
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            found = connection.execute("SELECT obj_description(to_regclass('public.django_migrations'), 'pg_class')").fetchone()
    except psycopg.Error:
        return 0
    return int(found[0]) if found and str(found[0]).isdigit() else 0


# How the mark is left behind, by the kind of database.
LEAVING = {"sqlite": "PRAGMA user_version = {mark:d}", "postgresql": "COMMENT ON TABLE django_migrations IS '{mark:d}'"}
