# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Servers to measure: `vliegwiel serve` itself, and a plain Django project under granian with the same settings."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.browser import Browser

ROOT = Path(__file__).resolve().parents[2]
THREADS = 8
_READY_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server: its port, its first process, and how long it took to answer its first request."""

    port: int
    pid: int
    started_in: float


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(data: Path, database_url: str) -> dict[str, str]:
    """What every process of one measurement sees. Byte code may be written, as on a real machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "VLIEGWIEL_DATA": str(data), "DATABASE_URL": database_url, "VLIEGWIEL_DEMO": "0"}


def _wait(port: int, path: str, process: "subprocess.Popen[bytes]", begun: float) -> float:
    while time.perf_counter() - begun < _READY_SECONDS:
        assert process.poll() is None, "the server stopped before it answered"
        try:
            if Browser(port).get(path).status == 200:
                return time.perf_counter() - begun
        except OSError:
            time.sleep(0.005)
    raise AssertionError("the server did not answer in time")


@contextmanager
def _running(command: list[str], environ: dict[str, str], path: str, port: int) -> Iterator[Server]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=None if os.environ.get("BENCH_LOG") else subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    try:
        yield Server(port, process.pid, _wait(port, path, process, begun))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(30)


@contextmanager
def vliegwiel(data: Path, database_url: str, *options: str, settings: str = "vliegwiel.config.settings") -> Iterator[Server]:
    """`vliegwiel serve`, as a library runs it."""
    port = free_port()
    command = [sys.executable, "-m", "vliegwiel", "serve", "--port", str(port), "--threads", str(THREADS), *options]
    environ = {**environment(data, database_url), "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)}
    with _running(command, environ, "/healthz", port) as server:
        yield server


@contextmanager
def plain(module: str, data: Path, database_url: str, *, workers: int = 1, path: str = "/empty/") -> Iterator[Server]:
    """A WSGI application of this folder under granian, with as many processes and threads as ours."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += [
        "--workers",
        str(workers),
        "--blocking-threads",
        str(THREADS),
        "--no-ws",
        "--no-log",
        "--workers-kill-timeout",
        "3",
        f"tests.bench.{module}:application",
    ]
    with _running(command, environment(data, database_url), path, port) as server:
        yield server


def children(pid: int) -> list[int]:
    """All processes below one, by `ps`."""
    table = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in table.splitlines()]
    below: list[int] = [pid]
    for parent in below:
        below += [child for child, its_parent in pairs if its_parent == parent]
    return below[1:]


def memory_mb(pid: int) -> float:
    """The resident memory of one process, by `ps`."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return int(shown.strip() or 0) / 1024


def web_processes(pid: int) -> list[int]:
    """The processes below `vliegwiel serve` that answer requests: the children of the website's own parent."""
    shown = subprocess.run(["ps", "-A", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    commands = {int(line.split(None, 1)[0]): line.split(None, 1)[1] for line in shown.splitlines() if len(line.split(None, 1)) == 2}
    return [child for child in children(pid) if "vliegwiel.config.web" in commands.get(child, "")]
