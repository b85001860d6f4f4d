# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole Vliegwiel for a journey: the real `vliegwiel serve` with its worker, in a process of its own, on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tests.architecture.sources import ROOT

READY_WITHIN = 240
STOPPED_WITHIN = 30


@dataclass(frozen=True)
class House:
    """A library that runs. `address` has no slash at its end; `data` is its folder, with mail and logs."""

    address: str
    data: Path

    def health(self) -> dict[str, object]:
        with urllib.request.urlopen(self.address + "/healthz", timeout=5) as answer:
            return dict(json.load(answer))

    def texts_to(self, phone: str) -> list[str]:
        """The text messages that went to a number, as the folder has them that stands in for a provider."""
        number = f"+31{phone.replace(' ', '')[1:]}"
        return [file.read_text(encoding="utf-8") for file in self.data.glob(f"sms/*-{number}-*.txt")]

    def mails_to(self, address: str) -> list[EmailMessage]:
        """The e-mails that went to an address, as the folder has them that stands in for a mail server."""
        found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in self.data.glob("mail/*")]
        return [mail for mail in found if isinstance(mail, EmailMessage) and address in str(mail["To"])]


@contextmanager
def running(*, data: Path, library: str, database_url: str = "", secret_key: str = "", demo: bool = True) -> Iterator[House]:
    """Starts a library from its folder, in a demo with a played season, and sees that it stops cleanly on SIGTERM."""
    port = _free_port()
    environment = {
        **os.environ,
        "VLIEGWIEL_DATA": str(data),
        "VLIEGWIEL_DEMO": "1" if demo else "0",
        "VLIEGWIEL_URL": f"http://127.0.0.1:{port}",
        "VLIEGWIEL_SECRET_KEY": secret_key,
        "DATABASE_URL": database_url,
        "PYTHONWARNINGS": "default",
    }
    log = data / "serve.log"
    command = [
        sys.executable,
        "-m",
        "vliegwiel",
        "serve",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--first-run",
        f"libraries/{library}",
    ]
    with log.open("wb") as output, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output) as server:
        try:
            house = House(f"http://127.0.0.1:{port}", data)
            _wait_until_ready(house, server, log)
            yield house
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                code = server.wait(STOPPED_WITHIN)
            except subprocess.TimeoutExpired:
                server.kill()
                raise
    assert code == 0, f"serve ended with {code}:\n{log.read_text(errors='replace')[-3000:]}"


def address_of_test_database() -> str:
    """The DATABASE_URL of the database that this test run made for itself."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(str(given['NAME'])).absolute()}"
    user = quote(str(given["USER"])) + (f":{quote(str(given['PASSWORD']))}" if given["PASSWORD"] else "")
    return f"postgresql://{user}@{given['HOST']}:{given['PORT']}/{quote(str(given['NAME']))}"


def secret_of_this_run() -> str:
    """So that a link signed in the test is good in the server, and the other way round."""
    return str(settings.SECRET_KEY)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(house: House, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            house.health()
        except (urllib.error.URLError, OSError, ValueError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"The library did not start:\n{log.read_text(errors='replace')[-3000:]}")
