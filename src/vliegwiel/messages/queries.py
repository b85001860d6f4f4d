# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads of the outbox, named as the question they answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from vliegwiel.kit.refs import Ref
from vliegwiel.messages.models import ARRIVED, Channel, LetterBatch, Message, State

Branches = Collection[str] | None


@dataclass(frozen=True)
class Delivery:
    """Where one message is. `is_replaced` says that another channel took over."""

    id: UUID
    channel: Channel
    state: State
    kind: str
    about: Ref
    person: UUID | None
    subject: str
    created_at: datetime
    done_at: datetime | None
    attempts: int
    is_replaced: bool

    @property
    def has_arrived(self) -> bool:
        """Whether she was told, as far as anyone can know."""
        return self.state in ARRIVED

    @property
    def is_unreached(self) -> bool:
        """Whether she was not told yet, and nothing else took over."""
        return not self.has_arrived and self.state != State.CANCELLED and not self.is_replaced


def deliveries_in(found: QuerySet[Message]) -> list[Delivery]:
    """These messages as other modules see them, in their order. One query."""
    rows = found.annotate(successor=F("replaced_by"))
    return [
        Delivery(
            id=row.id, channel=Channel(row.channel), state=State(row.state), kind=row.kind, about=row.about,
            person=row.person, subject=row.subject, created_at=row.created_at, done_at=row.done_at,
            attempts=row.attempts, is_replaced=row.successor is not None,
        )
        for row in rows
    ]  # fmt: skip


def deliveries(about: Ref) -> list[Delivery]:
    """All messages about one thing, oldest first. One query."""
    return deliveries_in(Message.objects.filter(about_kind=about.kind, about_id=about.id))


def deliveries_of(kind: str, ids: Iterable[UUID]) -> dict[UUID, list[Delivery]]:
    """All messages about several things of one kind, by the id of the thing. One query."""
    found: dict[UUID, list[Delivery]] = {}
    for delivery in deliveries_in(Message.objects.filter(about_kind=kind, about_id__in=list(ids))):
        found.setdefault(delivery.about.id, []).append(delivery)
    return found


def _at(found: QuerySet[Message], branches: Branches) -> QuerySet[Message]:
    """Only messages of these branches; None is all of them. A message without a branch is everybody's."""
    return found if branches is None else found.filter(branch__in=[*branches, ""]) if branches else found.none()


def calls(*, branches: Branches, at: datetime) -> QuerySet[Message]:
    """Who is to be called now, the nearest deadline first."""
    found = Message.objects.filter(channel=Channel.CALL, state=State.TO_CALL, due_at__lte=at)
    return _at(found, branches).order_by(F("deadline").asc(nulls_last=True), "attempts", "created_at", "id")


def calls_later(*, branches: Branches, at: datetime) -> int:
    """How many calls wait for a later moment. One query."""
    return _at(Message.objects.filter(channel=Channel.CALL, state=State.TO_CALL, due_at__gt=at), branches).count()


def letters(*, branches: Branches) -> QuerySet[Message]:
    """Letters that are to be printed and are in no pile."""
    found = Message.objects.filter(channel=Channel.LETTER, state=State.TO_PRINT, batch=None)
    return _at(found, branches).order_by(F("deadline").asc(nulls_last=True), "created_at", "id")


def batches(*, branches: Branches) -> QuerySet[LetterBatch]:
    """Piles of letters that still ask something of somebody, and the printed ones that are not on the post."""
    found = LetterBatch.objects.filter(done_at=None).order_by("-made_at")
    return found if branches is None else found.filter(branch__in=[*branches])


def notes(*, branches: Branches, at: datetime) -> QuerySet[Message]:
    """What waits to be told at the desk, by name."""
    found = Message.objects.filter(channel=Channel.DESK, state=State.WAITING, due_at__lte=at)
    return _at(found, branches).order_by("name", "created_at", "id")


def to_send(*, at: datetime, stale: datetime) -> QuerySet[Message]:
    """E-mail and text messages that are due, and those that a stopped process left halfway before `stale`."""
    machine = Message.objects.filter(channel__in=[Channel.EMAIL, Channel.SMS])
    due = Q(state__in=[State.WAITING, State.FAILED], due_at__lte=at)
    return machine.filter(due | Q(state=State.SENDING, claimed_at__lt=stale)).order_by("due_at", "id")
