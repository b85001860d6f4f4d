# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long it takes until the first page: `vliegwiel serve` beside an empty Django project under the same server."""

import statistics
from collections.abc import Iterator

from tests.bench import figures, servers
from tests.bench.figures import Figure
from tests.bench.house import House

_TIMES = 7


def measure(house: House) -> Iterator[Figure]:
    """One figure: the median of starts that take turns, after one of each that does not count."""
    ours, empty = [], []
    for _ in range(_TIMES + 1):
        with servers.vliegwiel(house.data, house.database_url, "--no-worker") as server:
            ours.append(server.started_in)
        with servers.plain("startproject", house.data, "", workers=house.web_processes) as server:
            empty.append(server.started_in)
    yield figures.under(f"start on {house.kind} until the first page (s)", statistics.median(ours[1:]), statistics.median(empty[1:]), 4)
