# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""E-mail and text messages: take one to send, and note how it went. The sending itself happens between the two."""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from vliegwiel.kit import actors, clock, db
from vliegwiel.kit.events import public as events
from vliegwiel.messages import queries
from vliegwiel.messages.actions import following_up
from vliegwiel.messages.events import EmailSent, SendingFailed, SmsSent
from vliegwiel.messages.models import Attempt, Channel, Message, State

WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
TRIES = len(WAITS) + 1
# A process that was killed while sending leaves its message behind; after this time somebody else takes it.
ABANDONED = timedelta(minutes=10)


@db.action
def claim_next() -> Message | None:
    """Takes the next message that is due, for this process only; None when there is none.

    Records no event: nothing has happened yet, and a claim that is not honoured runs out by itself.
    """
    moment = clock.now()
    found = queries.to_send(at=moment, stale=moment - ABANDONED)
    if connection.features.has_select_for_update_skip_locked:
        found = found.select_for_update(skip_locked=True)
    message = found.first()
    if message is None:
        return None
    message.state, message.claimed_at = State.SENDING, moment
    message.attempts += 1
    message.save(update_fields=["state", "claimed_at", "attempts"])
    return message


@db.action
def note_sent(*, message_id: UUID, attempt: int) -> bool:
    """Notes that the mail server or provider took it; False when this attempt was overtaken by another."""
    message = _claimed(message_id, attempt)
    if message is None:
        return False
    _remember(message, outcome="delivered")
    message.state, message.done_at = State.DELIVERED, clock.now()
    message.save(update_fields=["state", "done_at"])
    sent = EmailSent if message.channel == Channel.EMAIL else SmsSent
    events.record(sent(message=message.id, attempts=message.attempts), by=actors.SYSTEM, branch=message.branch)
    return True


@db.action
def note_failed(*, message_id: UUID, attempt: int, outcome: str, for_good: bool) -> bool:
    """Notes that it did not go: it is tried again later, or, after the last try, another channel takes over.

    False when this attempt was overtaken by another.
    """
    message = _claimed(message_id, attempt)
    if message is None:
        return False
    _remember(message, outcome=outcome)
    if for_good or message.attempts >= TRIES:
        following_up.close_unreached(message, state=State.GIVEN_UP, by=actors.SYSTEM)
        return True
    message.state = State.FAILED
    message.due_at = clock.now() + WAITS[message.attempts - 1]
    message.save(update_fields=["state", "due_at"])
    fact = SendingFailed(message=message.id, attempts=message.attempts)
    events.record(fact, by=actors.SYSTEM, branch=message.branch)
    return True


def _claimed(message_id: UUID, attempt: int) -> Message | None:
    found = Message.objects.select_for_update().filter(id=message_id, state=State.SENDING, attempts=attempt)
    return found.first()


def _remember(message: Message, *, outcome: str) -> None:
    Attempt.objects.create(message=message, number=message.attempts, at=clock.now(), outcome=outcome[:40])
