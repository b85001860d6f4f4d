# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens when a channel has failed for good: the next one that can reach her takes over."""

from datetime import datetime
from uuid import UUID

from vliegwiel.kit import clock
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages.actions import outbox
from vliegwiel.messages.events import MessageGivenUp, MessageReplaced
from vliegwiel.messages.models import FIRST, Channel, Message, State

# After which channel which others may take over, the best first. A letter or a note at the desk is the end of the line.
NEXT: dict[Channel, tuple[Channel, ...]] = {
    Channel.EMAIL: (Channel.CALL, Channel.LETTER, Channel.DESK),
    Channel.SMS: (Channel.CALL, Channel.LETTER, Channel.DESK),
    Channel.CALL: (Channel.LETTER, Channel.DESK),
}


def close_unreached(message: Message, *, state: State, by: Actor) -> UUID | None:
    """Ends a message that did not arrive and queues its successor; the id of that, or None. Inside an action only."""
    moment = clock.now()
    message.state, message.done_at = state, moment
    message.save()
    successor = _successor(message, moment)
    if successor is None:
        fact = MessageGivenUp(message=message.id, attempts=message.attempts)
        events.record(fact, by=by, branch=message.branch)
        return None
    identifier = outbox.put(successor, by=by)
    events.record(
        MessageReplaced(message=message.id, successor=identifier, attempts=message.attempts),
        by=by,
        branch=message.branch,
    )
    return identifier


def _successor(message: Message, moment: datetime) -> Message | None:
    recipient = outbox.recipient_of(message)
    ways = (channel for channel in NEXT[recipient.channel] if recipient.can_be_reached_by(channel))
    channel = next(ways, None)
    if channel is None:
        return None
    return Message(
        channel=channel, state=FIRST[channel], kind=message.kind, about_kind=message.about_kind,
        about_id=message.about_id, person=message.person, branch=message.branch, dedupe=f"after:{message.id}",
        language=message.language, name=message.name, email=message.email, phone=message.phone,
        street=message.street, postcode=message.postcode, town=message.town, subject=message.subject,
        text=message.text, deadline=message.deadline, created_at=moment, due_at=moment, replaces=message,
    )  # fmt: skip
