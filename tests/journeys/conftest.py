# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A library that runs, and people with a browser. Journeys share one library: each makes or picks what it needs itself."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys import houses, rounds, visitors
from tests.journeys.houses import House
from tests.journeys.visitors import Visitor

Arrives = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a journey, run apart from the others."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def database(django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a database for this run. Journeys share it with a server, so nothing is rolled back; a test may look in it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread, in which Django sees a danger that is not there
    with django_db_blocker.unblock():
        outside = str(connection.settings_dict["NAME"])
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield houses.address_of_test_database()
        _send_everybody_home()
        connection.creation.destroy_test_db(outside, verbosity=0)


def _send_everybody_home() -> None:
    """PostgreSQL notices a little later that a server is gone, and does not take a database away under somebody."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608  (no input)


@pytest.fixture(scope="session")
def house(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Twenterand with a played season, on the database of this run."""
    data, secret = tmp_path_factory.mktemp("house"), houses.secret_of_this_run()
    with houses.running(data=data, library="twenterand", database_url=database, secret_key=secret) as running:
        yield running


@pytest.fixture(scope="session")
def blanks(house: House) -> dict[str, object]:
    """What fills the blanks of the addresses of this library, for whoever walks round it."""
    return rounds.found_blanks()


@pytest.fixture(scope="session")
def second_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The other library, on SQLite of its own."""
    with houses.running(data=tmp_path_factory.mktemp("second"), library="voorbeeld") as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine. It can reach loopback only."""
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def arrives(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Arrives]:
    """Somebody sits down at a screen: `arrives(house, width=360)`.

    `script=False` is a browser without JavaScript; other words, such as `forced_colors="active"`, are wishes of the browser's owner.
    """
    present: list[Visitor] = []

    def sit_down(house: House, *, width: int = visitors.PHONE, script: bool = True, language: str = "nl-NL", **wishes: Any) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script, locale=language, **{"reduced_motion": "reduce", **wishes}
        )
        context.set_default_timeout(15_000)
        name = f"{request.node.name}-{width}-{len(present)}"
        visitor = Visitor(context.new_page(), house.address, name, has_script=script)
        present.append(visitor)
        return visitor

    yield sit_down
    for visitor in present:
        visitor.page.context.close()
    for visitor in present:
        visitor.leave()


@pytest.fixture(params=[visitors.PHONE, visitors.DESK], ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> int:
    """A journey that asks for this is walked twice: on a telephone and at a desk."""
    return int(request.param)
