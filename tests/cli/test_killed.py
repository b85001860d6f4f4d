# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bad day: the server is killed in the middle of a rush. Who was told that she is signed up, is; nobody is twice."""

import os
import signal
import threading
import time
from collections.abc import Callable

from tests.bench import crowd, servers
from tests.bench.browser import Browser, Resident
from tests.bench.house import House

RESIDENTS = 120


def _signs_up(session: str, number: int, told: list[str]) -> Callable[[Browser], list[float]]:
    def piece(browser: Browser) -> list[float]:
        browser.cookies.clear()
        told.append(Resident(browser, session, number).whole())
        return []

    return piece


def test_after_kill_9_everybody_who_was_told_is_there_once_and_the_outbox_goes_on(house: House):
    session = house.dates("Drukte", capacity=RESIDENTS)[0]
    told: list[str] = []
    with servers.vliegwiel(house.data, house.database_url, "--no-worker") as server:
        family = [server.pid, *servers.children(server.pid)]

        def kill_halfway() -> None:
            until = time.monotonic() + 60
            while len(told) < RESIDENTS // 4 and time.monotonic() < until:
                time.sleep(0.01)
            for pid in family:
                os.kill(pid, signal.SIGKILL)

        killer = threading.Thread(target=kill_halfway)
        killer.start()
        outcome = crowd.work([_signs_up(session, number, told) for number in range(RESIDENTS)], port=server.port, at_a_time=12)
        killer.join()
    assert RESIDENTS // 4 <= len(told) < RESIDENTS, "the server was not killed halfway"
    assert outcome.errors

    after = house.tell(session)
    assert set(told) <= set(after.codes)
    assert len(set(after.codes)) == len(after.codes) == after.persons
    assert after.messages == len(after.codes), "a sign-up without its message, or a message without its sign-up"
    assert after.events == len(after.codes)

    with servers.vliegwiel(house.data, house.database_url) as server:
        told.clear()
        crowd.work([_signs_up(session, number, told) for number in range(1000, 1008)], port=server.port, at_a_time=4)
        assert len(told) == 8
        until = time.monotonic() + 60
        while house.tell(session).unsent and time.monotonic() < until:
            time.sleep(1)
    assert house.tell(session).unsent == 0
