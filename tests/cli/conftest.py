# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A library in a folder of its own, on SQLite and, where there is one, on a PostgreSQL database of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.bench.house import House

POSTGRES = os.environ.get("VLIEGWIEL_TEST_POSTGRES", "")


@pytest.fixture(scope="session")
def loaded_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a loaded library, to copy: loading once is enough."""
    house = House("SQLite", tmp_path_factory.mktemp("loaded") / "data")
    house.load()
    return house.data


@pytest.fixture(scope="session")
def loaded_on_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database with a loaded library, to copy."""
    if not POSTGRES:
        pytest.skip("there is no PostgreSQL here")
    with _database() as name:
        House("PostgreSQL", tmp_path_factory.mktemp("loaded") / "data", _address(name)).load()
        yield name


@contextmanager
def _database(template: str = "template1") -> Iterator[str]:
    """A PostgreSQL database of its own, gone afterwards."""
    name = f"cli_{uuid4().hex[:8]}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield name
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _address(name: str) -> str:
    return f"{POSTGRES.rpartition('/')[0]}/{name}"


@pytest.fixture
def sqlite_house(tmp_path: Path, loaded_on_sqlite: Path) -> House:
    """A loaded library on SQLite."""
    shutil.copytree(loaded_on_sqlite, tmp_path / "data")
    return House("SQLite", tmp_path / "data")


@pytest.fixture
def postgres_house(tmp_path: Path, loaded_on_postgres: str) -> Iterator[House]:
    """A loaded library on a PostgreSQL database of its own."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "erasures.jsonl").touch()
    with _database(loaded_on_postgres) as name:
        yield House("PostgreSQL", data, _address(name))


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest) -> House:
    """The same test on both databases."""
    found: House = request.getfixturevalue(f"{request.param}_house")
    return found
