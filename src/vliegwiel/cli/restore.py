# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel restore`: puts a backup back, all of it or nothing, and erases again whom the ledger says was erased."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from vliegwiel import __version__
from vliegwiel.cli import archive, databases
from vliegwiel.cli.backup import PRIVATE
from vliegwiel.kit import clock, processes
from vliegwiel.kit.privacy import ledger


class Refused(Exception):
    """The backup is not put back, and nothing was changed. The text is a sentence."""


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def check_fits(manifest: archive.Manifest, folder: Path) -> None:
    """Whether this version, this database and this ledger can take the backup. Raises Refused."""
    known = set(MigrationLoader(None).disk_migrations)
    newer = [f"{app}.{name}" for app, names in manifest.migrations.items() for name in names if (app, name) not in known]
    if _number(manifest.version) > _number(__version__) or newer:
        raise Refused(f"This backup was made by a newer version ({manifest.version}). Install that one first; this is {__version__}.")
    if manifest.database != connection.vendor:
        raise Refused(f"This backup holds a {manifest.database} database, and DATABASE_URL names a {connection.vendor} one.")
    try:
        erased = ledger.erased(folder)
    except FileNotFoundError as error:
        raise Refused(
            f"The erasure ledger is missing: {folder / ledger.NAME}. Without it, people who were erased would come back. "
            "Put the copy that is kept apart from the backups there first."
        ) from error
    except (ValueError, KeyError) as error:
        raise Refused(f"The erasure ledger cannot be read: {folder / ledger.NAME}. Put a whole copy there first.") from error
    if len(erased) < manifest.erasures:
        raise Refused(
            f"The erasure ledger here knows {len(erased)} erasures; when the backup was made there were {manifest.erasures}. "
            "Put the newest copy there first, or erased people would come back."
        )


def _differences(expected: dict[str, int], found: dict[str, int]) -> str:
    wrong = [table for table in expected if found.get(table) != expected[table]]
    return ", ".join(f"{table} ({found.get(table)} rows instead of {expected[table]})" for table in wrong[:3])


def _finish(folder: Path, database_url: str) -> None:
    """Migrates and erases again, in a process that sees only this folder and this database. Raises Refused."""
    environment = {**os.environ, "VLIEGWIEL_DATA": str(folder), "DATABASE_URL": database_url}
    command = [sys.executable, "-m", "vliegwiel", "prepare", "--erase-again"]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise Refused(f"The restored database could not be made ready: {said[-1] if said else 'no reason given'}")


def _address() -> str:
    """DATABASE_URL for the database that this process works on."""
    name = str(connection.settings_dict["NAME"])
    return f"sqlite://{name}" if connection.vendor == "sqlite" else _beside(name)


def _beside(database: str) -> str:
    """DATABASE_URL for a database on the same server as ours."""
    head, _slash, tail = os.environ["DATABASE_URL"].rpartition("/")
    _name, question, options = tail.partition("?")
    return f"{head}/{database}{question}{options}"


def rehearse(unpacked: Path, manifest: archive.Manifest, folder: Path) -> None:
    """Restores into scratch and takes every step there. Raises Refused, databases.Failed."""
    with TemporaryDirectory(prefix="restore-", dir=folder) as name:
        scratch = Path(name)
        shutil.copy(folder / ledger.NAME, scratch / ledger.NAME)
        if manifest.database == "sqlite":
            wrong = _differences(manifest.rows, databases.look_into_sqlite(unpacked / databases.SQLITE_FILE))
            if not wrong:
                shutil.copy(unpacked / databases.SQLITE_FILE, scratch / "vliegwiel.sqlite3")
                _finish(scratch, "")
        else:
            with databases.scratch_postgres() as database:
                databases.put_into_postgres(unpacked / databases.POSTGRES_FILE, database)
                wrong = _differences(manifest.rows, databases.rows_of_postgres(database, list(manifest.rows)))
                if not wrong:
                    _finish(scratch, _beside(database))
        if wrong:
            raise Refused(f"The rows do not agree with the manifest: {wrong}.")


def put_back(unpacked: Path, manifest: archive.Manifest, folder: Path) -> Path | None:
    """Takes the place of what is there now; where the old database went (SQLite only). Raises Refused, databases.Failed."""
    aside = None
    connections.close_all()
    if manifest.database == "sqlite":
        target = Path(str(connection.settings_dict["NAME"]))
        aside = target.with_name(f"{target.name}.before-{clock.now():%Y%m%d-%H%M%S}") if target.exists() else None
        databases.put_sqlite(unpacked / databases.SQLITE_FILE, target, aside or target)
    else:
        databases.put_into_postgres(unpacked / databases.POSTGRES_FILE)
    shutil.rmtree(folder / PRIVATE, ignore_errors=True)
    if (unpacked / PRIVATE).exists():
        shutil.move(unpacked / PRIVATE, folder / PRIVATE)
    _finish(folder, _address())
    return aside


@contextmanager
def _unpacked(file: str, folder: Path) -> Iterator[tuple[Path, archive.Manifest]]:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="unpacked-", dir=folder) as scratch, click.open_file(file, "rb") as source:
        yield Path(scratch), archive.unpack(source, Path(scratch))


def _restore(file: str, *, only_check: bool, yes: bool) -> None:
    folder = Path(settings.DATA_FOLDER)
    with _unpacked(file, folder) as (unpacked, manifest):
        check_fits(manifest, folder)
        rehearse(unpacked, manifest, folder)
        rows = sum(manifest.rows.values())
        click.echo(
            f"The backup of {manifest.made_at} is whole: version {manifest.version}, {len(manifest.rows)} tables, {rows} rows.", err=True
        )
        if only_check:
            return
        if not yes:
            click.confirm("Put it in the place of everything that is in the database now?", abort=True, err=True)
        aside = put_back(unpacked, manifest, folder)
    click.echo("Restored. Who was erased since the backup was made, is erased again.", err=True)
    if aside:
        click.echo(f"The database that was there is kept as {aside}. Delete it when all is well: it holds personal data.", err=True)


@click.command(name="restore")
@click.argument("file")
@click.option("--check", "only_check", is_flag=True, help="Only restore into scratch, to see that it can be done. The server may run.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(file: str, only_check: bool, yes: bool) -> None:
    """Put the backup FILE back ("-" is standard input), or only check that it can be.

    First every file is held against the manifest and everything is tried in scratch. Then the database and the private
    files are replaced, and whoever was erased after the backup is erased again. Stop the server first.
    """
    try:
        if only_check:
            _restore(file, only_check=True, yes=yes)
            return
        with processes.holding(Path(settings.DATA_FOLDER), processes.RUNNING, alone=True):
            _restore(file, only_check=False, yes=yes)
    except processes.InUse as error:
        raise click.ClickException("The server (or a worker) is running on this data folder. Stop it first.") from error
    except (archive.Broken, Refused, databases.Failed, OSError) as error:
        raise click.ClickException(str(error)) from error
