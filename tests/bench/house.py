# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library that is measured: a data folder and a database of its own, filled through the command and seed.py."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench import servers

ROOT = servers.ROOT


@dataclass(frozen=True)
class House:
    """A library on one kind of database. `kind` is "SQLite" or "PostgreSQL"; `database_url` is empty for SQLite."""

    kind: str
    data: Path
    database_url: str = ""

    @property
    def web_processes(self) -> int:
        """As many as `vliegwiel serve` starts."""
        return os.cpu_count() or 1 if self.database_url else 1

    def run(self, module: str, *arguments: str) -> str:
        """Runs a Python module on this library; what it said."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=servers.environment(self.data, self.database_url),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def load(self) -> None:
        """Makes the tables and loads a library; nothing is played."""
        self.run("vliegwiel", "prepare")
        self.run("vliegwiel", "load", str(ROOT / "libraries" / "twenterand"), "--yes")

    def dates(self, title: str, *, capacity: int, count: int = 1) -> list[str]:
        """The ids of so many new dates."""
        return [str(one) for one in json.loads(self.run("tests.bench.seed", "dates", title, str(capacity), str(count)))]

    def tell(self, session: str) -> "Told":
        """How a date stands in the database."""
        return Told(**json.loads(self.run("tests.bench.seed", "tell", session)))


@dataclass(frozen=True)
class Told:
    """What the database says of one date, in order of arrival."""

    codes: list[str]
    numbers: list[int]
    states: list[str]
    persons: int
    messages: int
    unsent: int
    events: int

    @property
    def confirmed(self) -> int:
        """How many have a place."""
        return self.states.count("confirmed")

    @property
    def in_order(self) -> int:
        """How many wait in line behind all who have a place, numbered without a gap; 0 when the order is broken."""
        waiting = self.states.count("waiting")
        expected = ["confirmed"] * self.confirmed + ["waiting"] * waiting
        is_right = self.states == expected and self.numbers == list(range(1, len(self.numbers) + 1))
        return waiting if is_right else 0
