# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda with two hundred coming dates: warm, fresh, never stale, and at most thirty on a page."""

from collections.abc import Iterator

from tests.bench import crowd, figures, servers
from tests.bench.browser import Browser, Resident
from tests.bench.figures import Figure
from tests.bench.house import House

DATES, ON_A_PAGE = 200, 30
ROUNDS, SECONDS = 4, 1.5
CHANGES = 8


def measure(house: House) -> Iterator[Figure]:
    """All figures of the agenda on one database; the empty view stands among our own addresses, behind all middleware.

    The three take turns, so that whatever else the machine does weighs on each alike.
    """
    dates = house.dates("Volle agenda", capacity=1, count=DATES)
    empty, warm, fresh = crowd.Outcome(), crowd.Outcome(), crowd.Outcome()
    with servers.vliegwiel(house.data, house.database_url, "--no-worker", settings="tests.bench.same_settings") as server:
        crowd.get_for(lambda _: "/agenda/", port=server.port, seconds=1)
        for turn in range(ROUNDS):
            empty.add(crowd.get_for(lambda _: "/empty/", port=server.port, seconds=SECONDS))
            warm.add(crowd.get_for(lambda _: "/agenda/", port=server.port, seconds=SECONDS))
            fresh.add(crowd.get_for(lambda number, turn=turn: f"/agenda/?keer={turn}-{number}", port=server.port, seconds=SECONDS))
        page = Browser(server.port).get("/agenda/").body
        stale = _stale_after_change(server.port, dates[:CHANGES])
    errors = empty.errors + warm.errors + fresh.errors
    assert not errors, errors[:3]
    yield figures.at_least(f"agenda on {house.kind}: warm requests a second", warm.per_second, empty.per_second, 0.30)
    yield figures.at_least(f"agenda on {house.kind}: fresh requests a second", fresh.per_second, empty.per_second, 0.05)
    yield figures.at_most(f"agenda on {house.kind}: entries on a page", page.count(b"<li><time datetime="), ON_A_PAGE)
    yield figures.exactly(f"agenda on {house.kind}: stale pages after {CHANGES} changes", stale, 0)


def _stale_after_change(port: int, dates: list[str]) -> int:
    """Each time the only place of a date is taken, and the very next request must show it. How often it did not."""
    stale = 0
    reader = Browser(port)
    for number, session in enumerate(dates):
        before = reader.get("/agenda/").body
        Resident(Browser(port), session, 9000 + number).whole()
        stale += reader.get("/agenda/").body == before
    return stale
