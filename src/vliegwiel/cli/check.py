# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel check`: everything that can be wrong with an installation, looked at in one go and told in sentences."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from vliegwiel.config.health import LAST_BACKUP
from vliegwiel.kit import clock
from vliegwiel.kit.pages import theme
from vliegwiel.kit.privacy import ledger
from vliegwiel.kit.schedule import heartbeat
from vliegwiel.places import public as places

_ROOM = 1024**3
_OLD_BACKUP_SECONDS = 2 * 24 * 3600
# Django's own advice that does not hold behind our proxy setting, or that config.settings takes care of.
_NOT_OURS = {"security.W008", "security.W021"}


@dataclass(frozen=True)
class Finding:
    """One sentence; `is_wrong` when something must be mended before real people use this."""

    sentence: str
    is_wrong: bool = False


class _StopLooking(Exception):
    """There are no tables to look into."""


def _folder() -> Iterator[Finding]:
    folder = Path(settings.DATA_FOLDER)
    if not os.access(folder, os.W_OK):
        yield Finding(f"The data folder {folder} cannot be written.", is_wrong=True)
        return
    free = shutil.disk_usage(folder).free
    yield Finding(f"The data folder is {folder}, with {free / _ROOM:.1f} GB free.", is_wrong=free < _ROOM)
    if not (folder / ledger.NAME).exists():
        yield Finding(f"There is no erasure ledger yet ({ledger.NAME}); the first start makes it.", is_wrong=False)


def _database() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        yield Finding(f"The database cannot be reached: {str(error).strip().splitlines()[0]}", is_wrong=True)
        raise _StopLooking from error
    yield Finding(f"The database is {connection.vendor}: {connection.settings_dict['NAME']}.")
    if connection.vendor == "sqlite":
        yield from _sqlite()
    waiting = MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes())
    if waiting:
        yield Finding(f"{len(waiting)} migrations wait; the next start of the server does them.")
        raise _StopLooking


def _sqlite() -> Iterator[Finding]:
    wanted = {"foreign_keys": ("1",), "journal_mode": ("wal",), "synchronous": ("2", "3")}
    with connection.cursor() as cursor:
        for name, right in wanted.items():
            cursor.execute(f"PRAGMA {name}")
            found = str(cursor.fetchone()[0]).lower()
            if found not in right:
                yield Finding(f"SQLite has {name} = {found}; it must be {right[0]}.", is_wrong=True)


def _library() -> Iterator[Finding]:
    library = places.library()
    if not places.branches():
        yield Finding("No library is loaded yet. Load one: vliegwiel load FOLDER")
        return
    yield Finding(f"The library is {library.name}, with {len(places.branches())} branches.")
    for fault in theme.examine(library.theme):
        yield Finding(f"Colours: {fault.sentence}", is_wrong=True)
    if library.synthetic and not settings.DEMO_MODE:
        yield Finding("All data here are made up, and demo mode is off. Begin real use with an empty data folder.")


def _outside() -> Iterator[Finding]:
    if str(settings.EMAIL_BACKEND).endswith("filebased.EmailBackend"):
        yield Finding("Mail is written to files, not sent. Set VLIEGWIEL_SMTP to send it.")
    if not settings.SMS_URL:
        yield Finding("Text messages are written to files, not sent. Set VLIEGWIEL_SMS_URL to send them.")
    yield Finding(f"It is now {timezone.localtime(clock.now()):%Y-%m-%d %H:%M} in {settings.TIME_ZONE}.")
    if not settings.BASE_URL:
        yield Finding("VLIEGWIEL_URL is not set: links in messages lead to this machine only.")
    elif not settings.BASE_URL.startswith("https://"):
        yield Finding("VLIEGWIEL_URL does not begin with https://. Cookies and links are not protected.", is_wrong=True)
    if settings.DEBUG:
        yield Finding("VLIEGWIEL_DEBUG is on: mistakes show their innards to visitors.", is_wrong=True)


def _running() -> Iterator[Finding]:
    try:
        beat = heartbeat.last_beat()
        failing = heartbeat.failing()
    except DatabaseError:
        return
    yield Finding(f"The worker was last seen at {timezone.localtime(beat):%Y-%m-%d %H:%M:%S}." if beat else "No worker was ever seen here.")
    for name in failing:
        yield Finding(f"Due work failed the last time: {name}.", is_wrong=True)
    try:
        age = clock.now().timestamp() - (Path(settings.DATA_FOLDER) / LAST_BACKUP).stat().st_mtime
    except OSError:
        yield Finding("No backup was made yet: vliegwiel backup")
        return
    yield Finding(f"The last backup is {age / 3600:.0f} hours old.", is_wrong=age > _OLD_BACKUP_SECONDS)


def _django() -> Iterator[Finding]:
    for message in checks.run_checks(include_deployment_checks=settings.BASE_URL.startswith("https://")):
        if message.id not in _NOT_OURS:
            yield Finding(f"{message.msg} ({message.id})", is_wrong=message.level >= checks.ERROR)


_LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (_folder, _outside, _django, _database, _library, _running)


def findings() -> Iterator[Finding]:
    """All of it, in order. Changes nothing."""
    try:
        for look in _LOOKS:
            yield from look()
    except _StopLooking:
        return


@click.command(name="check")
def command() -> None:
    """Look whether this installation is in order: data folder, database, library, mail, worker, backup, security.

    Changes nothing. Exit code 1 when something must be mended before real people use this.
    """
    found = list(findings())
    for finding in found:
        click.echo(("NOT RIGHT  " if finding.is_wrong else "           ") + finding.sentence)
    wrong = sum(finding.is_wrong for finding in found)
    if wrong:
        raise click.ClickException("1 thing must be mended." if wrong == 1 else f"{wrong} things must be mended.")
    click.echo("All in order.")
