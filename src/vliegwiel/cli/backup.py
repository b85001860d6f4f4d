# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel backup`: one file with the database and the private files, made while the server runs."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import click
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from vliegwiel import __version__
from vliegwiel.cli import archive, databases, tables
from vliegwiel.config.health import LAST_BACKUP
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import ledger

PRIVATE = "private"


def applied_migrations() -> dict[str, list[str]]:
    """The migrations that the present database has, by app."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def _private_files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in (folder / PRIVATE).rglob("*") if path.is_file()}


def make(target: IO[bytes]) -> archive.Manifest:
    """Writes a backup of this moment. Raises databases.Failed. Cost: reads everything once."""
    folder = Path(settings.DATA_FOLDER)
    ledger.open_ledger(folder)
    with TemporaryDirectory(prefix="backup-", dir=folder) as scratch:
        migrations = applied_migrations()
        path, rows = databases.copy_out(Path(scratch))
        files = {path.name: path, **_private_files(folder)}
        manifest = archive.Manifest(
            version=__version__,
            made_at=clock.now().isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=migrations,
            rows=rows,
            erasures=len(ledger.erased(folder)),
            files=archive.contents(files),
        )
        archive.write(target, manifest, files)
    (folder / LAST_BACKUP).touch()
    return manifest


@contextmanager
def _target(file: str) -> Iterator[IO[bytes]]:
    """Standard output for "-", else a file that only its owner can read and that appears when it is whole."""
    if file == "-":
        yield sys.stdout.buffer
        return
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@click.command(name="backup")
@click.argument("file", required=False)
def command(file: str | None) -> None:
    """Write a backup to FILE: the database of this moment and the private files, with a manifest.

    The server may keep running. Without FILE it goes to backups/ in the data folder; "-" is standard output, to
    encrypt it on the way:  vliegwiel backup - | age -r RECIPIENT > backup.age

    Not in it, on purpose: erasures.jsonl in the data folder. Keep a copy of that file apart; restore asks for it.
    """
    folder = Path(settings.DATA_FOLDER)
    chosen = file or str(folder / "backups" / f"vliegwiel-{clock.now():%Y%m%d-%H%M%S}.tar.gz")
    tables.migrate()
    try:
        with _target(chosen) as target:
            manifest = make(target)
    except (databases.Failed, OSError) as error:
        raise click.ClickException(str(error)) from error
    rows = sum(manifest.rows.values())
    click.echo(f"Backup made: {chosen} ({len(manifest.rows)} tables, {rows} rows, {len(manifest.files)} files).", err=True)
    click.echo(f"Keep {folder / ledger.NAME} apart from it: it makes sure that erased people stay erased.", err=True)
