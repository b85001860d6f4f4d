# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registration rush, through the whole public flow: right under concurrency, and fast enough beside its own inserts."""

import sys
from collections.abc import Callable, Iterator

from tests.bench import crowd, figures, servers
from tests.bench.browser import Browser, Resident
from tests.bench.figures import Figure
from tests.bench.house import House

RESIDENTS, PLACES = 300, 30
SIGNUPS, MANY_PLACES, CONFIRMING, ROUNDS = 1500, 5000, 500, 5
WEB_MB = 200
Piece = Callable[[Browser], list[float]]


def signs_up(session: str, number: int) -> Piece:
    """The whole flow of one resident, as a piece of work."""

    def piece(browser: Browser) -> list[float]:
        browser.cookies.clear()
        resident = Resident(browser, session, number)
        resident.whole()
        return resident.seconds

    return piece


def _ready_to_confirm(session: str, numbers: range, port: int) -> list[Resident]:
    """Residents who have come to the last screen before the confirming request."""
    ready: list[Resident] = []

    def comes(number: int) -> Piece:
        def piece(browser: Browser) -> list[float]:
            resident = Resident(Browser(port, {}), session, number)
            resident.up_to_the_last_screen()
            resident.browser.close()
            ready.append(resident)
            return []

        return piece

    outcome = crowd.work([comes(number) for number in numbers], port=port)
    assert not outcome.errors, outcome.errors[:3]
    return ready


def _confirms(resident: Resident) -> Piece:
    def piece(browser: Browser) -> list[float]:
        browser.cookies = dict(resident.browser.cookies)
        resident.browser = browser
        return [resident.confirm().seconds]

    return piece


def _inserts(session: str) -> Piece:
    def piece(browser: Browser) -> list[float]:
        answer = browser.get(f"/insert/{session}/")
        assert answer.status == 200, answer.status
        return [answer.seconds]

    return piece


def measure(house: House) -> Iterator[Figure]:
    """All figures of the rush on one database.

    Baseline, whole flows and confirming take turns, so that whatever else the machine does weighs on each alike.
    """
    small, large, other = (house.dates(f"Drukte {size}", capacity=size)[0] for size in (PLACES, MANY_PLACES, MANY_PLACES + 1))
    inserts, flows, confirming = crowd.Outcome(), crowd.Outcome(), crowd.Outcome()
    with (
        servers.vliegwiel(house.data, house.database_url, "--no-worker") as server,
        servers.plain("plain", house.data, house.database_url, workers=house.web_processes) as baseline,
    ):
        rush = crowd.work([signs_up(small, number) for number in range(RESIDENTS)], port=server.port)
        for turn in range(ROUNDS):
            inserts.add(crowd.work([_inserts(other)] * (SIGNUPS // ROUNDS), port=baseline.port))
            first = 1000 * (turn + 1)
            flows.add(crowd.work([signs_up(large, first + number) for number in range(SIGNUPS // ROUNDS)], port=server.port))
            ready = _ready_to_confirm(large, range(first + 500, first + 500 + CONFIRMING // ROUNDS), server.port)
            confirming.add(crowd.work([_confirms(resident) for resident in ready], port=server.port))
        memory = max(servers.memory_mb(pid) for pid in servers.web_processes(server.pid))
    assert not inserts.errors, inserts.errors[:3]
    stands, errors = house.tell(small), rush.errors + flows.errors + confirming.errors
    sys.stderr.write("".join(f"{error}\n" for error in errors[:5]))
    yield figures.exactly(f"rush on {house.kind}: confirmed on {PLACES} places", stands.confirmed, PLACES)
    yield figures.exactly(f"rush on {house.kind}: in line, in order", stands.in_order, RESIDENTS - PLACES)
    yield figures.exactly(f"rush on {house.kind}: errors", len(errors), 0)
    yield figures.at_least(f"sign-up on {house.kind}: whole flows a second", flows.per_second, inserts.per_second, 0.08)
    yield figures.at_least(f"sign-up on {house.kind}: confirming requests a second", confirming.per_second, inserts.per_second, 0.35)
    yield figures.under(f"sign-up on {house.kind}: slowest 1 % of all requests (s)", flows.percentile(0.99), flows.median, 20)
    yield figures.under(f"sign-up on {house.kind}: slowest 1 % of confirming (s)", confirming.percentile(0.99), confirming.median, 20)
    yield figures.at_most(f"web process on {house.kind} after the rush (MB)", memory, WEB_MB)
