# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages for tests, put in the outbox by the real action."""

from datetime import datetime
from itertools import count
from uuid import UUID, uuid4

from vliegwiel.kit import actors
from vliegwiel.kit.refs import Ref
from vliegwiel.messages.actions import outbox, sending
from vliegwiel.messages.models import Channel, Message
from vliegwiel.messages.recipient import Recipient

_numbers = count(1)
EVERYTHING = {
    "email": "joke@voorbeeld.test", "phone": "+31612345678", "street": "Dorpsstraat 1", "postcode": "7681 AB", "town": "Vroomshoop",
}  # fmt: skip


def joke(channel: Channel, **known: str) -> Recipient:
    """Joke, with only the addresses given; with none given, all of them."""
    return Recipient(name="Joke de Vries", channel=channel, **(known or EVERYTHING))


def a_message(
    channel: str,
    *,
    branch: str = "vroomshoop",
    to: Recipient | None = None,
    person: UUID | None = None,
    about: Ref | None = None,
    dedupe: str = "",
    kind: str = "test:moved",
    deadline: datetime | None = None,
    at: datetime | None = None,
) -> Message:
    """A message in the outbox."""
    identifier = outbox.send(
        to=to or joke(Channel(channel)),
        subject="Het gaat niet door",
        text="Beste Joke,\n\nDe bijeenkomst gaat niet door.\nKom een andere keer.",
        about=about or Ref("programme:registration", uuid4()),
        person=person or uuid4(),
        branch=branch,
        dedupe=dedupe or f"test:{next(_numbers)}",
        kind=kind,
        deadline=deadline,
        at=at,
        by=actors.SYSTEM,
    )
    return Message.objects.get(id=identifier)


def claimed() -> Message:
    """The next message that is due, taken by this process."""
    message = sending.claim_next()
    assert message is not None
    return message
