# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes at the desk: what somebody is told when she comes by."""

from uuid import UUID

from vliegwiel.kit import clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages.events import NoteTold
from vliegwiel.messages.models import Attempt, Message, State


@db.action
def told(*, message_id: UUID, by: Actor) -> bool:
    """She was told; False when that was noted before, or when it is no longer needed."""
    message = Message.objects.select_for_update().get(id=message_id)
    if message.is_done():
        return False
    moment = clock.now()
    message.attempts += 1
    message.state, message.done_at = State.TOLD, moment
    message.save(update_fields=["state", "done_at", "attempts"])
    Attempt.objects.create(message=message, number=message.attempts, at=moment, outcome="told", by=by.id)
    events.record(NoteTold(message=message.id), by=by, branch=message.branch)
    return True
