# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many visitors at a time: so many threads, each taking the next piece of work, and what it took."""

import statistics
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.bench.browser import Browser

AT_A_TIME = 32


@dataclass
class Outcome:
    """How a crowd fared. `seconds` of each measured request, `errors` as sentences."""

    elapsed: float = 0.0
    done: int = 0
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Takes a later round along."""
        self.elapsed += other.elapsed
        self.done += other.done
        self.seconds += other.seconds
        self.errors += other.errors

    @property
    def per_second(self) -> float:
        """Pieces of work done per second."""
        return self.done / self.elapsed if self.elapsed else 0.0

    def percentile(self, part: float) -> float:
        """The time under which this part of the requests stayed."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) - 1, int(len(ranked) * part))] if ranked else 0.0

    @property
    def median(self) -> float:
        """The time of the middle request."""
        return statistics.median(self.seconds) if self.seconds else 0.0


def work(pieces: Iterable[Callable[[Browser], list[float]]], *, port: int, at_a_time: int = AT_A_TIME) -> Outcome:
    """Does all pieces, `at_a_time` together; each gets the connection of its thread and returns the seconds of its requests."""
    waiting = iter(list(pieces))
    outcome, lock, start = Outcome(), threading.Lock(), threading.Barrier(at_a_time + 1)

    def visitor() -> None:
        browser = Browser(port)
        start.wait()
        while True:
            with lock:
                piece = next(waiting, None)
            if piece is None:
                break
            try:
                took = piece(browser)
            except (AssertionError, OSError, ValueError, LookupError) as error:
                browser.close()
                with lock:
                    outcome.errors.append(f"{type(error).__name__}: {error}")
                continue
            with lock:
                outcome.done += 1
                outcome.seconds += took
        browser.close()

    threads = [threading.Thread(target=visitor) for _ in range(at_a_time)]
    for thread in threads:
        thread.start()
    start.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    outcome.elapsed = time.perf_counter() - begun
    return outcome


def get_for(path: Callable[[int], str], *, port: int, seconds: float, at_a_time: int = 8) -> Outcome:
    """Asks a page as often as it goes for so many seconds. `path` makes the address from a running number."""
    until = time.perf_counter() + seconds
    outcome, lock, start = Outcome(), threading.Lock(), threading.Barrier(at_a_time + 1)
    numbers = iter(range(10**9))

    def visitor() -> None:
        browser = Browser(port)
        start.wait()
        mine = []
        while time.perf_counter() < until:
            answer = browser.get(path(next(numbers)))
            if answer.status != 200:
                with lock:
                    outcome.errors.append(f"{path(0)} answered {answer.status}")
                break
            mine.append(answer.seconds)
        browser.close()
        with lock:
            outcome.done += len(mine)
            outcome.seconds += mine

    threads = [threading.Thread(target=visitor) for _ in range(at_a_time)]
    for thread in threads:
        thread.start()
    start.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    outcome.elapsed = time.perf_counter() - begun
    return outcome
