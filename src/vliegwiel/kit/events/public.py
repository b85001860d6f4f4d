# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door of the event record."""

from vliegwiel.kit.events.erasure import forget_actors, forget_subject
from vliegwiel.kit.events.facts import Fact, Payload, Subject, upcaster
from vliegwiel.kit.events.reading import Recorded, about, after, causes_of, follow, latest_position, touched_by
from vliegwiel.kit.events.record import record

__all__ = [
    "Fact",
    "Payload",
    "Recorded",
    "Subject",
    "about",
    "after",
    "causes_of",
    "follow",
    "forget_actors",
    "forget_subject",
    "latest_position",
    "record",
    "touched_by",
    "upcaster",
]
