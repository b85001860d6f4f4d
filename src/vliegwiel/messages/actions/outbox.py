# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a message in the outbox, and taking it out when it is no longer needed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.kit.refs import Ref
from vliegwiel.messages.events import MessageCancelled, MessageQueued
from vliegwiel.messages.models import DONE, FIRST, Channel, Message, State
from vliegwiel.messages.recipient import Recipient


class CannotBeReachedThatWay(errors.ActionRefused):
    """The address that the channel needs is missing."""

    message = _("Voor deze manier van bereiken missen we nog een adres of een nummer.")


@db.part
def send(
    *,
    to: Recipient,
    subject: str,
    text: str,
    about: Ref,
    kind: str,
    person: UUID | None,
    dedupe: str,
    deadline: datetime | None = None,
    branch: str = "",
    at: datetime | None = None,
    by: Actor,
) -> UUID:
    """One row in the outbox, in the caller's transaction; its id. With a `dedupe` that is known: the id of that row.

    `at` is the moment from which it may go. Raises CannotBeReachedThatWay. Cost: two queries, and one event.
    """
    if not to.can_be_reached_by(to.channel):
        raise CannotBeReachedThatWay
    moment = clock.now()
    message = Message(
        channel=to.channel, state=FIRST[to.channel], kind=kind, about_kind=about.kind, about_id=about.id,
        person=person, branch=branch, dedupe=dedupe, language=to.language, name=to.name, email=to.email,
        phone=to.phone, street=to.street, postcode=to.postcode, town=to.town, subject=subject[:200], text=text,
        deadline=deadline, created_at=moment, due_at=at or moment,
    )  # fmt: skip
    return put(message, by=by)


def put(message: Message, *, by: Actor) -> UUID:
    """Inserts a message and its event; when its `dedupe` is known, the id of that row. Inside an action only.

    One insert that steps aside for an equal one, also for one that another transaction is just committing.
    """
    Message.objects.bulk_create([message], ignore_conflicts=True)
    known = Message.objects.filter(dedupe=message.dedupe).values_list("id", flat=True).first()
    if known is None:
        raise IntegrityError("the database refused this message")
    if known == message.id:
        events.record(MessageQueued(message=message.id), by=by, branch=message.branch)
    return known


@db.action
def cancel(*, about: Ref, kinds: Iterable[str] = (), by: Actor) -> int:
    """Takes what is still open about something out of the outbox, all or only some kinds; how many.

    What is being sent at this moment, or is in a pile of letters that was made, goes on.
    """
    found = Message.objects.select_for_update().filter(about_kind=about.kind, about_id=about.id, batch=None)
    found = found.exclude(state__in=[*DONE, State.SENDING])
    wanted = frozenset(kinds)
    cancelled = [message for message in found if not wanted or message.kind in wanted]
    moment = clock.now()
    for message in cancelled:
        message.state, message.done_at = State.CANCELLED, moment
        message.save(update_fields=["state", "done_at"])
        events.record(MessageCancelled(message=message.id), by=by, branch=message.branch)
    return len(cancelled)


def recipient_of(message: Message) -> Recipient:
    """Whom a message is for, read back from its row."""
    return Recipient(
        name=message.name, channel=Channel(message.channel), email=message.email, phone=message.phone,
        street=message.street, postcode=message.postcode, town=message.town, language=message.language,
    )  # fmt: skip
