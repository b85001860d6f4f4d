# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process of the website: granian around config.wsgi. Started by `vliegwiel serve` as `python -m vliegwiel.config.web`."""

import gc
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
    """The website, loaded in the process that answers; that process ends when the one that manages it is gone."""
    processes.end_with(os.getppid())
    found: Callable[..., object] = import_module("vliegwiel.config.wsgi").application
    _settle_memory()
    return found


def _settle_memory() -> None:
    """Keeps the collector from walking over all that was loaded: a page makes garbage that dies young, code stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def run(*, host: str, port: int, workers: int, threads: int) -> None:
    """Serves until it is told to stop. A process that dies is started again."""
    processes.end_with_supervisor()
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
