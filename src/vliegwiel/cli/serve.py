# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel serve`: a light parent that makes the database ready and keeps the website and the worker running. Needs no Django."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import MutableMapping
from contextlib import ExitStack

import click

from vliegwiel.cli.supervisor import Child, GivenUp, Supervisor
from vliegwiel.config import environment, preparation
from vliegwiel.kit import processes

_THREADS = 8
_START_SECONDS = 60.0


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _seen_at(host: str) -> str:
    """Where this machine finds what listens on `host`, which may be every address."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (where to ask when it listens everywhere)


def _as_url(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def name_own_address(environ: MutableMapping[str, str], host: str, port: int) -> None:
    """Without VLIEGWIEL_URL, links in messages lead to this port on this machine."""
    if not environ.get("VLIEGWIEL_URL"):
        environ["VLIEGWIEL_URL"] = _as_url(_seen_at(host), port)


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"Cannot listen on {host} port {port}: {error.strerror}. Choose another with --port.") from error


def _answers(host: str, port: int) -> bool:
    """Whether the website answers; which answer does not matter, as long as it is HTTP."""
    try:
        with socket.create_connection((host, port), timeout=5) as asked:
            asked.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return asked.recv(12).startswith(b"HTTP/1")
    except OSError:
        return False


def _wait_until_ready(supervisor: Supervisor, web: Child, host: str, port: int) -> None:
    """Comes back when pages are served or somebody asked to stop. Raises GivenUp."""
    until = time.monotonic() + _START_SECONDS
    seen_at = _seen_at(host)
    while not supervisor.is_stopping and not _answers(seen_at, port):
        if web.process is None or web.process.poll() is not None:
            raise GivenUp("The website did not start. What went wrong stands above.")
        if time.monotonic() > until:
            raise GivenUp(f"The website did not answer within {_START_SECONDS:.0f} seconds.")
        time.sleep(0.02)


def _prepare(settings: environment.Environment, first_run: str) -> None:
    """Migrates, and on a first run loads and plays, in a process of its own that is gone afterwards."""
    if preparation.is_prepared(settings, first_run):
        return
    command = [sys.executable, "-m", "vliegwiel", "prepare", *(["--first-run", first_run] if first_run else [])]
    code = subprocess.run(command, check=False, env={**os.environ, processes.PARENT: str(os.getpid())}).returncode
    if code:
        raise click.ClickException("The database could not be made ready; nothing is served.")


def _locks(stack: ExitStack, settings: environment.Environment) -> bool:
    """Takes the locks of a running server; whether the database is a SQLite file."""
    is_sqlite = preparation.sqlite_file(settings) is not None
    try:
        stack.enter_context(processes.holding(settings.data, processes.RUNNING, alone=False))
        if is_sqlite:
            stack.enter_context(processes.holding(settings.data, processes.SERVING, alone=True))
    except processes.InUse as error:
        raise click.ClickException(f"Another server (or a restore) is busy with {settings.data}. Stop that one first.") from error
    return is_sqlite


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; keep it behind a reverse proxy.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1, 64), help="Web processes. On SQLite always 1; on PostgreSQL one per core by default.")
@click.option("--threads", default=_THREADS, show_default=True, type=click.IntRange(1, 128), help="Threads per web process.")
@click.option("--no-worker", is_flag=True, help="Leave the background worker out; run `vliegwiel worker` elsewhere.")
@click.option("--first-run", default="", metavar="FOLDER", help="On an empty database, load this library; in demo mode also play a season.")
def command(host: str, port: int, workers: int | None, threads: int, no_worker: bool, first_run: str) -> None:  # noqa: PLR0917  (click hands them over by name)
    """Start the website, its background worker and the schedule of due work, all in one go.

    Makes the database ready first when it is new or from an older version. Ctrl-C stops all of it.
    """
    name_own_address(os.environ, host, port)
    settings = environment.read()
    with ExitStack() as stack:
        is_sqlite = _locks(stack, settings)
        if is_sqlite and (workers or 1) > 1:
            raise click.ClickException("SQLite knows one web process. Set DATABASE_URL to a PostgreSQL database for more.")
        processes_wanted = 1 if is_sqlite else workers or os.cpu_count() or 1
        _check_port(host, port)
        if is_sqlite:
            _prepare(settings, first_run)
        supervisor = Supervisor(_say)
        with supervisor.listening():
            try:
                web = supervisor.add("website", "vliegwiel.config.web", host, str(port), str(processes_wanted), str(threads))
                if not is_sqlite and not preparation.is_prepared(settings, first_run):
                    # Asking PostgreSQL takes a while, so the website loads meanwhile; it has to wait after all.
                    supervisor.stop()
                    _prepare(settings, first_run)
                    web = supervisor.add("website", "vliegwiel.config.web", host, str(port), str(processes_wanted), str(threads))
                _wait_until_ready(supervisor, web, host, port)
                if not no_worker and not supervisor.is_stopping:
                    supervisor.add("worker", "vliegwiel", "worker")
                if not supervisor.is_stopping:
                    _say(f"Vliegwiel is ready: {_as_url(host, port)}/   (Ctrl-C stops it)")
                supervisor.keep()
            except GivenUp as error:
                raise click.ClickException(str(error)) from error
    _say("Stopped.")
