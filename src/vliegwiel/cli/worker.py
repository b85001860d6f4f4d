# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel worker`: due work and background tasks, in one loop, until told to stop."""

import signal
import threading

import click
import structlog
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from vliegwiel.kit import processes
from vliegwiel.kit.schedule import public as schedule
from vliegwiel.kit.schedule.queue import Queue

log = structlog.get_logger(__name__)
_PAUSE_SECONDS = 1.0
_PAUSE_AFTER_TROUBLE = 10.0


def _round(queue: Queue) -> float:
    """One time round; how long to rest. A database that is away is waited for."""
    close_old_connections()
    try:
        schedule.run_due()
        queue.run_waiting()
    except DatabaseError:
        log.exception("worker_waits_for_database")
        return _PAUSE_AFTER_TROUBLE
    finally:
        close_old_connections()
    return _PAUSE_SECONDS


@click.command(name="worker")
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
def command(once: bool) -> None:
    """Run the background worker: sends messages, runs due work and background tasks.

    `vliegwiel serve` runs one by itself. Start it apart when the website runs with --no-worker.
    """
    processes.end_with_supervisor()
    queue = Queue()
    try:
        with processes.holding(settings.DATA_FOLDER, processes.RUNNING, alone=False):
            if once:
                _round(queue)
                return
            stopping = threading.Event()
            for kind in (signal.SIGINT, signal.SIGTERM):
                signal.signal(kind, lambda *_: stopping.set())
            while not stopping.wait(_round(queue)):
                pass
    except processes.InUse as error:
        raise click.ClickException(f"A restore is busy with {settings.DATA_FOLDER}. Wait until it is done.") from error
