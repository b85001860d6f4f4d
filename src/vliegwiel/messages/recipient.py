# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who a message is for and what it says, as callers hand it over."""

from dataclasses import dataclass, replace

from vliegwiel.messages.models import Channel


@dataclass(frozen=True)
class Recipient:
    """A name and a way to reach somebody. Other addresses than that of the channel are kept for when it fails."""

    name: str
    channel: Channel
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    language: str = "nl"

    def can_be_reached_by(self, channel: Channel) -> bool:
        """Whether the address that a channel needs is known."""
        needed = {
            Channel.EMAIL: bool(self.email),
            Channel.SMS: bool(self.phone),
            Channel.CALL: bool(self.phone),
            Channel.LETTER: bool(self.street and self.postcode and self.name),
            Channel.DESK: bool(self.name),
        }
        return needed[channel]

    def through(self, channel: Channel) -> "Recipient":
        """The same person through another channel."""
        return replace(self, channel=channel)


@dataclass(frozen=True)
class Text:
    """A subject and paragraphs; empty paragraphs fall away. Words are the caller's, in the recipient's language."""

    subject: str
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, subject: str, *paragraphs: str) -> "Text":
        """A text from its paragraphs."""
        return cls(subject, tuple(part.strip() for part in paragraphs if part.strip()))

    def __str__(self) -> str:
        return "\n\n".join(self.paragraphs)
