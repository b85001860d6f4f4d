# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process of the website: granian around config.wsgi. Started by `vliegwiel serve` as `python -m vliegwiel.config.web`."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from vliegwiel.kit import processes

_STOP_SECONDS = 8


def application() -> Callable[..., object]:
    """The website, in the process that answers; that process ends when the one that manages it is gone."""
    processes.end_with(os.getppid())
    return _loaded()


def _loaded() -> Callable[..., object]:
    """Loads the website once, and keeps the collector from walking over all of it: garbage of a page dies young, code stays."""
    found: Callable[..., object] = import_module("vliegwiel.config.wsgi").application
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
    return found


def run(*, host: str, port: int, workers: int, threads: int) -> None:
    """Serves until it is told to stop. A process that dies is started again."""
    processes.end_with_supervisor()
    if multiprocessing.get_start_method() == "fork":
        # What answers is a fork of this process then: loaded once for all of them, in memory that they share.
        _loaded()
    Granian(
        "vliegwiel.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        blocking_threads_idle_timeout=600,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
        working_dir=Path.cwd(),
    ).serve(target_loader=application, wrap_loader=False)


if __name__ == "__main__":
    run(host=sys.argv[1], port=int(sys.argv[2]), workers=int(sys.argv[3]), threads=int(sys.argv[4]))
