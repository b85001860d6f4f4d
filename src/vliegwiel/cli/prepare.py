# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel prepare`: what `serve` runs before it serves: migrations, and on a first run the library and its season."""

import sys
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from vliegwiel.cli import demo, folder_words, tables
from vliegwiel.config import preparation
from vliegwiel.kit import errors, processes
from vliegwiel.kit.actors import SYSTEM
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.privacy import ledger
from vliegwiel.people import public as people
from vliegwiel.places import public as places
from vliegwiel.site.flows.demo import playing


def leave_mark(first_run: str) -> None:
    """Notes in the database that it is ready, so that the next start need not look."""
    with connection.cursor() as cursor:
        cursor.execute(preparation.LEAVING[connection.vendor].format(mark=preparation.mark(first_run)))


@click.command(name="prepare")
@click.option("--first-run", default="", metavar="FOLDER", help="On an empty database, load this library.")
@click.option("--erase-again", is_flag=True, help="Erase whom the erasure ledger names, as after a restore.")
def command(first_run: str, erase_again: bool) -> None:
    """Make the database ready for this version; `vliegwiel serve` and `vliegwiel restore` do this by themselves."""
    processes.end_with_supervisor()
    ledger.open_ledger(settings.DATA_FOLDER)
    tables.migrate()
    if erase_again:
        _erase_again(settings.DATA_FOLDER)
    if first_run:
        _first_run(Path(first_run))
    leave_mark(first_run)


def _erase_again(folder: Path) -> None:
    """Applies the ledger to a restored database: whoever was erased after the backup does not come back."""
    for kind, identifier in ledger.erased(folder):
        if kind == "person" and people.person(identifier):
            people.erase(person_id=identifier, ledger_folder=folder, by=SYSTEM)


def _first_run(path: Path) -> None:
    """Loads the library when there is none, and in demo mode plays a season when there was none. Raises nothing: it ends with sentences."""
    try:
        if not places.branches():
            found = folder.differences(path)
            with click.progressbar(length=len(found.changes), label=f"Loading {path.name}", file=sys.stderr, show_pos=False) as bar:
                folder.apply(found, tables=folder.all_tables(), by=SYSTEM, take=[], keep=[], progress=lambda _change: bar.update(1))
        if settings.DEMO_MODE and not playing.was_played() and not people.known():
            demo.play(seed=1, weeks=(6, 10), again=False)
    except folder.FolderRefused as refused:
        folder_words.show_mistakes(refused)
        raise click.ClickException(f"{path} was not loaded.") from refused
    except errors.ActionRefused as refused:
        raise click.ClickException(str(refused)) from refused
