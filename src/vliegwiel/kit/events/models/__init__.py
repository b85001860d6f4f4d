# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the event record."""

from vliegwiel.kit.events.models.event import Checkpoint, Event, EventActor, EventCause

__all__ = ["Checkpoint", "Event", "EventActor", "EventCause"]
