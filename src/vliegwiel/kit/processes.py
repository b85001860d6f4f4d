# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeps processes from outliving each other or working on one data folder against each other. Needs no Django."""

import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PARENT = "VLIEGWIEL_PARENT_PID"
_PAUSE_SECONDS = 0.5
_GRACE_SECONDS = 10.0


def end_with(parent: int) -> None:
    """Stops this process soon after `parent` is gone, also when that was killed without a chance to tell.

    First asks politely, with SIGTERM to itself; ends without further ado ten seconds later.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_PAUSE_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


def end_with_supervisor() -> None:
    """Like end_with, for a process that `vliegwiel serve` started; does nothing for one started by hand."""
    parent = os.environ.get(PARENT, "")
    if parent.isdigit():
        end_with(int(parent))


class InUse(Exception):
    """Another process holds the lock."""


@contextmanager
def holding(folder: Path, name: str, *, alone: bool) -> Iterator[None]:
    """Holds a lock file in a folder: `alone`, or together with others that do not ask to be alone.

    The system frees it when this process ends, however it ends. Raises InUse at once when it cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / name).open("a", encoding="ascii") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            raise InUse(name) from error
        yield


RUNNING = "running.lock"
SERVING = "serving.lock"
