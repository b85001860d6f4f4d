# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel serve`: answers, stops cleanly, leaves nobody behind however it ends, and starts again what dies."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.bench import servers
from tests.bench.browser import Browser
from tests.bench.house import House


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout.strip()
    return bool(shown) and not shown.startswith("Z")


def within(seconds: float, question: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.1)
    return question()


def health(port: int) -> dict[str, object]:
    answer = Browser(port).get("/healthz")
    assert answer.status == 200
    return dict(json.loads(answer.body))


def worker_is_seen(port: int) -> bool:
    worker = health(port)["worker"]
    return isinstance(worker, dict) and worker["ok"] is True


def test_it_answers_health_and_stops_all_of_it_on_sigterm(house: House):
    with servers.vliegwiel(house.data, house.database_url) as server:
        assert within(30, lambda: worker_is_seen(server.port))
        told = health(server.port)
        assert told["status"] == "ok"
        family = servers.children(server.pid)
        assert len(family) >= 3
    assert within(5, lambda: not any(alive(pid) for pid in family))


def test_health_tells_nothing_about_persons(sqlite_house: House):
    with servers.vliegwiel(sqlite_house.data, "", "--no-worker") as server:
        told = health(server.port)
    assert set(told) == {"status", "version", "database", "worker", "due_work_failing", "tasks_waiting", "outbox", "last_backup_seconds"}
    assert told["worker"] == {"ok": False, "silent_seconds": None}


def test_nobody_stays_behind_when_the_parent_is_killed(sqlite_house: House):
    with servers.vliegwiel(sqlite_house.data, "") as server:
        assert within(30, lambda: worker_is_seen(server.port))
        family = servers.children(server.pid)
        os.kill(server.pid, signal.SIGKILL)
        assert within(15, lambda: not any(alive(pid) for pid in family))


def test_a_web_process_that_dies_is_started_again(sqlite_house: House):
    with servers.vliegwiel(sqlite_house.data, "", "--no-worker") as server:
        os.kill(servers.web_processes(server.pid)[-1], signal.SIGKILL)

        def answers() -> bool:
            try:
                return Browser(server.port).get("/healthz").status == 200
            except OSError:
                return False

        assert within(30, answers)


def start(house: House, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vliegwiel", *options]
    environment = servers.environment(house.data, house.database_url)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_a_second_server_on_the_same_folder_is_refused_with_a_sentence(sqlite_house: House):
    with servers.vliegwiel(sqlite_house.data, "", "--no-worker"):
        second = start(sqlite_house, "serve", "--port", str(servers.free_port()))
    assert second.returncode == 1
    assert "Another server" in second.stderr


def test_a_taken_port_is_told_with_a_sentence(sqlite_house: House):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = start(sqlite_house, "serve", "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 1
    assert "Choose another with --port" in answer.stderr


def test_sqlite_knows_one_web_process(sqlite_house: House):
    answer = start(sqlite_house, "serve", "--workers", "2", "--port", str(servers.free_port()))
    assert answer.returncode == 1
    assert "one web process" in answer.stderr


@pytest.mark.parametrize("command", ["serve", "load", "save", "demo", "import", "backup", "restore", "check", "worker"])
def test_every_command_explains_itself(sqlite_house: House, command: str):
    answer = start(sqlite_house, command, "--help")
    assert answer.returncode == 0, answer.stderr
    assert "Usage: vliegwiel" in answer.stdout or "Usage: python -m vliegwiel" in answer.stdout
