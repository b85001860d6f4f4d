# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A library that runs, and people with a browser. Journeys share one library: each makes or picks what it needs itself."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys import houses, visitors
from tests.journeys.houses import House
from tests.journeys.visitors import Visitor

Arrives = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a journey, run apart from the others."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Twenterand with a played season, on the database of this run; the test itself may look in that database too."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread, in which Django sees a danger that is not there
    with (
        django_db_blocker.unblock(),
        houses.running(
            data=tmp_path_factory.mktemp("house"),
            library="twenterand",
            database_url=houses.address_of_test_database(),
            secret_key=houses.secret_of_this_run(),
        ) as running,
    ):
        yield running


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
    """Somebody sits down at a screen: `arrives(house, width=360)`. `script=False` for a browser without JavaScript."""
    present: list[Visitor] = []

    def sit_down(house: House, *, width: int = visitors.PHONE, script: bool = True, language: str = "nl-NL") -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=True,  # axe needs it; without script the page's own files are kept away instead
            locale=language,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        if not script:
            context.route("**/*.js", lambda route: route.abort())
        visitor = Visitor(context.new_page(), house.address, f"{request.node.name}-{width}-{len(present)}")
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
