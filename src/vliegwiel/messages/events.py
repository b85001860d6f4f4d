# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened to messages. Ids of the message only: whom it was for stands in no fact."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class MessageQueued(events.Fact):
    """A message was put in the outbox."""

    TAG: ClassVar[str] = "messages:message:queued"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID


@dataclass(frozen=True)
class MessageCancelled(events.Fact):
    """A message was no longer needed before it went."""

    TAG: ClassVar[str] = "messages:message:cancelled"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID


@dataclass(frozen=True)
class EmailSent(events.Fact):
    """The mail server took it, after so many attempts."""

    TAG: ClassVar[str] = "messages:email:sent"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID
    attempts: int


@dataclass(frozen=True)
class SmsSent(events.Fact):
    """The provider took it, after so many attempts."""

    TAG: ClassVar[str] = "messages:sms:sent"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID
    attempts: int


@dataclass(frozen=True)
class SendingFailed(events.Fact):
    """An e-mail or text message did not go; it is tried again later."""

    TAG: ClassVar[str] = "messages:message:failed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID
    attempts: int


@dataclass(frozen=True)
class MessageReplaced(events.Fact):
    """A message could not be delivered, and another channel took over: `successor`."""

    TAG: ClassVar[str] = "messages:message:replaced"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message", "successor"})
    message: UUID
    successor: UUID
    attempts: int


@dataclass(frozen=True)
class MessageGivenUp(events.Fact):
    """A message could not be delivered, and there is no other way to reach her."""

    TAG: ClassVar[str] = "messages:message:given_up"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID
    attempts: int


@dataclass(frozen=True)
class CallReached(events.Fact):
    """Somebody was spoken to by telephone."""

    TAG: ClassVar[str] = "messages:call:reached"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID
    attempts: int


@dataclass(frozen=True)
class CallMissed(events.Fact):
    """Nobody answered, or it did not suit; there will be another try."""

    TAG: ClassVar[str] = "messages:call:missed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID
    attempts: int


@dataclass(frozen=True)
class LettersGathered(events.Fact):
    """Letters were put together in a pile to print."""

    TAG: ClassVar[str] = "messages:letters:gathered"
    batch: UUID
    letters: int


@dataclass(frozen=True)
class LettersMade(events.Fact):
    """The PDF of a pile was made."""

    TAG: ClassVar[str] = "messages:letters:made"
    batch: UUID
    letters: int


@dataclass(frozen=True)
class LettersFailed(events.Fact):
    """The PDF of a pile could not be made, or did not print well; its letters are to print again."""

    TAG: ClassVar[str] = "messages:letters:failed"
    batch: UUID
    letters: int


@dataclass(frozen=True)
class LettersPrinted(events.Fact):
    """A pile was printed well."""

    TAG: ClassVar[str] = "messages:letters:printed"
    batch: UUID
    letters: int


@dataclass(frozen=True)
class LettersPosted(events.Fact):
    """A pile went to the post."""

    TAG: ClassVar[str] = "messages:letters:posted"
    batch: UUID
    letters: int


@dataclass(frozen=True)
class NoteTold(events.Fact):
    """Somebody was told at the desk."""

    TAG: ClassVar[str] = "messages:note:told"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"message"})
    message: UUID


@dataclass(frozen=True)
class MessagesDeleted(events.Fact):
    """Messages were deleted: their time was over, or somebody asked to be forgotten."""

    TAG: ClassVar[str] = "messages:message:deleted"
    messages: int


@dataclass(frozen=True)
class LetterFilesDeleted(events.Fact):
    """PDFs of printed letters were deleted."""

    TAG: ClassVar[str] = "messages:letters:files_deleted"
    files: int
