# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened across modules: ids and numbers, never a name."""

from dataclasses import dataclass
from typing import ClassVar

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class SeasonPlayed(events.Fact):
    """An invented season was played. `seed` draws the same season again on the same day."""

    TAG: ClassVar[str] = "site:demo:played"
    seed: int
    sessions: int
    signups: int
