# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Steps of a play, each at its own moment, done in the order of time whatever the order of writing them down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from vliegwiel.kit import clock, errors

Step = Callable[[], object]


@dataclass
class Timeline:
    """Gathers steps, then plays them. What the library refuses (twice in one course) is left out, as at a real desk."""

    steps: list[tuple[datetime, int, Step]] = field(default_factory=list)
    refused: int = 0

    def add(self, at: datetime, step: Step) -> None:
        """One more step."""
        self.steps.append((at, len(self.steps), step))

    def play(self, progress: Callable[[int, int], None]) -> None:
        """Does all steps at their moments; tells how many of how many are done."""
        self.steps.sort(key=lambda entry: entry[:2])
        for number, (at, _order, step) in enumerate(self.steps, start=1):
            try:
                with clock.at(at):
                    step()
            except errors.ActionRefused:
                self.refused += 1
            progress(number, len(self.steps))
