# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A library in a folder of its own, on SQLite and, where there is one, on a PostgreSQL database of its own."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.bench.house import House

POSTGRES = os.environ.get("VLIEGWIEL_TEST_POSTGRES", "")


@pytest.fixture
def sqlite_house(tmp_path: Path) -> House:
    """A loaded library on SQLite."""
    house = House("SQLite", tmp_path / "data")
    house.load()
    return house


@pytest.fixture
def postgres_house(tmp_path: Path) -> Iterator[House]:
    """A loaded library on a PostgreSQL database that is gone afterwards."""
    if not POSTGRES:
        pytest.skip("there is no PostgreSQL here")
    name = f"cli_{uuid4().hex[:8]}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        house = House("PostgreSQL", tmp_path / "data", f"{POSTGRES.rpartition('/')[0]}/{name}")
        house.load()
        yield house
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest) -> House:
    """The same test on both databases."""
    found: House = request.getfixturevalue(f"{request.param}_house")
    return found
