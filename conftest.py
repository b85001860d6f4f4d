# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test, in modules and in tests/: the database mark, and no network beyond this machine."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from vliegwiel.kit import snapshot

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server", "django_db_reset_sequences"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks each test that touches the database, so that `make test` can run it again on PostgreSQL."""
    for item in items:
        asked_for = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked_for & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)


def is_on_this_machine(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Gives each run its own SQLite file, so that two runs at once do not meet. On PostgreSQL the cluster is thrown away."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuses a connection to another machine: a test that needs one tests somebody else's server."""
    really_connect = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_on_this_machine(str(address[0])):
            message = f"A test tried to reach {address[0]}."
            raise RuntimeError(message)
        really_connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Drops the copies of labels and places: a database that is rolled back counts its events anew."""
    snapshot.forget_all()
    yield
    snapshot.forget_all()
