# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel prepare`: what `serve` runs before it serves: migrations, and on a first run the library and its season."""

from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from vliegwiel.config import preparation
from vliegwiel.kit import processes
from vliegwiel.kit.privacy import ledger


def migrate() -> bool:
    """Brings the tables up to date, if they are not; whether there was anything to do."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    click.echo("Making the database ready for this version.", err=True)
    call_command("migrate", verbosity=0, interactive=False)
    return True


def leave_mark(first_run: str) -> None:
    """Notes in the SQLite file that it is ready, so that the next start need not look."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA user_version = {preparation.mark(first_run):d}")


@click.command(name="prepare")
@click.option("--first-run", default="", metavar="FOLDER", help="On an empty database, load this library.")
def command(first_run: str) -> None:
    """Make the database ready for this version; `vliegwiel serve` does this by itself."""
    processes.end_with_supervisor()
    ledger.open_ledger(settings.DATA_FOLDER)
    migrate()
    if first_run:
        _first_run(Path(first_run))
    leave_mark(first_run)


def _first_run(folder: Path) -> None:
    """Waits for the commands load and demo."""
    del folder
