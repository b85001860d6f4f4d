# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda with two hundred coming dates: warm, fresh, never stale, and at most thirty on a page."""

import re
from collections.abc import Iterator

from tests.bench import crowd, figures, servers
from tests.bench.browser import Browser, Resident
from tests.bench.figures import Figure
from tests.bench.house import House

DATES, ON_A_PAGE = 200, 30
SECONDS = 4.0
_LINK = re.compile(rb'href="/aanmelden/keer/([0-9a-f-]{36})/')


def measure(house: House) -> Iterator[Figure]:
    """All figures of the agenda on one database; the empty view stands among our own addresses, behind all middleware."""
    house.dates("Volle agenda", capacity=1, count=DATES)
    with servers.vliegwiel(house.data, house.database_url, "--no-worker", settings="tests.bench.same_settings") as server:
        crowd.get_for(lambda _: "/agenda/", port=server.port, seconds=1)
        empty = crowd.get_for(lambda _: "/empty/", port=server.port, seconds=SECONDS)
        warm = crowd.get_for(lambda _: "/agenda/", port=server.port, seconds=SECONDS)
        fresh = crowd.get_for(lambda number: f"/agenda/?keer={number}", port=server.port, seconds=SECONDS)
        again = crowd.get_for(lambda _: "/empty/", port=server.port, seconds=SECONDS)
        page = Browser(server.port).get("/agenda/").body
        stale = _stale_after_change(server.port)
    errors = empty.errors + warm.errors + fresh.errors
    assert not errors, errors[:3]
    base = max(empty.per_second, again.per_second)
    yield figures.at_least(f"agenda on {house.kind}: warm requests a second", warm.per_second, base, 0.30)
    yield figures.at_least(f"agenda on {house.kind}: fresh requests a second", fresh.per_second, base, 0.05)
    yield figures.at_most(f"agenda on {house.kind}: entries on a page", len(set(_LINK.findall(page))), ON_A_PAGE)
    yield figures.exactly(f"agenda on {house.kind}: stale pages after ten changes", stale, 0)


def _stale_after_change(port: int) -> int:
    """Ten times: the last place of a date is taken, and the very next request must show it. How often it did not."""
    stale = 0
    reader = Browser(port)
    for number, session in enumerate(list(dict.fromkeys(_LINK.findall(reader.get("/agenda/").body)))[:10]):
        before = reader.get("/agenda/").body
        Resident(Browser(port), session.decode(), 9000 + number).whole()
        stale += reader.get("/agenda/").body == before
    return stale
