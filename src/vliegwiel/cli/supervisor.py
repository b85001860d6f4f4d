# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps child processes running until told to stop: starts them, starts them again when they die, stops them all. Needs no Django."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from vliegwiel.kit import processes

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
# A child that ran this long was well: its next death starts counting anew.
_WELL_SECONDS = 60.0
_MOST_DEATHS = 5
_STOP_SECONDS = 15.0


class GivenUp(Exception):
    """A child keeps dying. The text is a sentence for whoever started the server."""


@dataclass
class Child:
    """One kind of process to keep running. `name` is for people; `deaths` counts those shortly after each other."""

    name: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    deaths: int = 0
    started_at: float = 0.0
    start_after: float = 0.0

    def start(self) -> None:
        """Starts it in a process group of its own, so that Ctrl-C reaches only the supervisor, which then stops all in order."""
        environment = {**os.environ, processes.PARENT: str(os.getpid())}
        self.process = subprocess.Popen(self.command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
        self.started_at = time.monotonic()

    def look(self, tell: Callable[[str], None]) -> None:
        """Starts it when its time has come; sees whether it died. Raises GivenUp after too many deaths."""
        if self.process is None:
            if time.monotonic() >= self.start_after:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        self.process = None
        lived = time.monotonic() - self.started_at
        self.deaths = 1 if lived > _WELL_SECONDS else self.deaths + 1
        if self.deaths >= _MOST_DEATHS:
            raise GivenUp(f"The {self.name} stopped {self.deaths} times in a row (last code {code}). What went wrong stands above.")
        pause = min(_FIRST_PAUSE * 2 ** (self.deaths - 1), _LONGEST_PAUSE)
        self.start_after = time.monotonic() + pause
        tell(f"The {self.name} stopped (code {code}); starting it again in {pause:.0f} s.")

    def ask_to_stop(self) -> None:
        """SIGTERM, if it runs."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def make_stop(self, until: float) -> None:
        """Waits until a moment, then kills its whole group."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Supervisor:
    """The children of one server. Made in the main thread, which then stays in `keep`."""

    tell: Callable[[str], None]
    children: list[Child] = field(default_factory=list)
    _stopping: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Inside, Ctrl-C, SIGTERM and a closed terminal ask to stop; on leaving, all children are stopped."""
        kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {kind: signal.signal(kind, lambda *_: self._stopping.set()) for kind in kinds}
        try:
            yield
        finally:
            self.stop()
            for kind, handler in before.items():
                signal.signal(kind, handler)

    @property
    def is_stopping(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stopping.is_set()

    def add(self, name: str, module: str, *arguments: str) -> Child:
        """Starts a Python module as a child and keeps it from now on."""
        child = Child(name, [sys.executable, "-m", module, *arguments])
        child.start()
        self.children.append(child)
        return child

    def keep(self) -> None:
        """Looks after the children until asked to stop. Raises GivenUp."""
        while not self._stopping.wait(0.25):
            for child in self.children:
                child.look(self.tell)

    def stop(self) -> None:
        """Stops all children, the first one first."""
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + _STOP_SECONDS
        for child in self.children:
            child.make_stop(until)
        self.children.clear()
