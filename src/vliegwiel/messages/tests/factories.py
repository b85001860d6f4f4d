# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages for tests, put in the outbox by the real action."""

from itertools import count
from uuid import uuid4

from vliegwiel.kit import actors
from vliegwiel.kit.refs import Ref
from vliegwiel.messages.actions import outbox
from vliegwiel.messages.models import Channel, Message
from vliegwiel.messages.recipient import Recipient

_numbers = count(1)
EVERYTHING = {
    "email": "joke@voorbeeld.test", "phone": "+31612345678", "street": "Dorpsstraat 1", "postcode": "7681 AB", "town": "Vroomshoop",
}  # fmt: skip


def joke(channel, **known):
    """Joke, with only the addresses given; with none given, all of them."""
    return Recipient(name="Joke de Vries", channel=channel, **(known or EVERYTHING))


def a_message(channel, *, branch="vroomshoop", to=None, person=None, about=None, **options) -> Message:
    """A message in the outbox."""
    options.setdefault("dedupe", f"test:{next(_numbers)}")
    options.setdefault("kind", "test:moved")
    options.setdefault("by", actors.SYSTEM)
    identifier = outbox.send(
        to=to or joke(Channel(channel)),
        subject="Het gaat niet door",
        text="Beste Joke,\n\nDe bijeenkomst gaat niet door.\nKom een andere keer.",
        about=about or Ref("programme:registration", uuid4()),
        person=person or uuid4(),
        branch=branch,
        **options,
    )
    return Message.objects.get(id=identifier)
