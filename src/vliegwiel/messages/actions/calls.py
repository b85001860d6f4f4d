# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call list: take somebody to call, and say how it went. Three calls in vain, and another channel takes over."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages import queries
from vliegwiel.messages.actions import following_up
from vliegwiel.messages.events import CallMissed, CallReached
from vliegwiel.messages.models import Attempt, Message, State

CALLS = 3
WAITS = (timedelta(hours=2), timedelta(hours=18))
SHORT = timedelta(minutes=30)
# Who opens a call holds it for so long, so that two colleagues do not call the same person.
HELD = timedelta(minutes=15)
REASONS = {
    "geen-gehoor": _("niemand nam op"),
    "voicemail": _("voicemail"),
    "verkeerd-nummer": _("het nummer klopt niet"),
    "schikt-niet": _("het schikte nu niet"),
}


class AlreadyClosed(errors.ActionRefused):
    """Somebody else finished this call, or it is no longer needed."""

    message = _("Dit gesprek is al afgerond. Je hoeft niets meer te doen.")


@db.action
def take_next(*, branches: queries.Branches, by: Actor) -> UUID | None:
    """Holds the next call that nobody else holds, for the one who asks; its id, or None. Records no event."""
    moment = clock.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=moment - HELD) | Q(claimed_by=by.id)
    found = queries.calls(branches=branches, at=moment).filter(free)
    if connection.features.has_select_for_update_skip_locked:
        found = found.select_for_update(skip_locked=True)
    message = found.first()
    if message is None:
        return None
    message.claimed_at, message.claimed_by = moment, by.id
    message.save(update_fields=["claimed_at", "claimed_by"])
    return message.id


@db.action
def reached(*, message_id: UUID, number: int, by: Actor) -> bool:
    """She was spoken to. `number` is the try that the screen showed: sent twice, the second changes nothing (False).

    Raises AlreadyClosed.
    """
    message = _open(message_id, number)
    if message is None:
        return False
    message.attempts += 1
    _remember(message, number, "reached", "", by)
    message.state, message.done_at = State.REACHED, clock.now()
    message.claimed_at = message.claimed_by = None
    message.save()
    events.record(CallReached(message=message.id, attempts=message.attempts), by=by, branch=message.branch)
    return True


@db.action
def missed(*, message_id: UUID, number: int, reason: str = "", by: Actor) -> bool:
    """Nobody was reached. After the third time, or on a wrong number, a letter or a note at the desk takes over.

    False when this try was noted before. Raises AlreadyClosed.
    """
    message = _open(message_id, number)
    if message is None:
        return False
    message.attempts += 1
    message.claimed_at = message.claimed_by = None
    _remember(message, number, "missed", reason, by)
    if message.attempts >= CALLS or reason == "verkeerd-nummer":
        following_up.close_unreached(message, state=State.NOT_REACHED, by=by)
        return True
    message.due_at = _next_try(message, WAITS[message.attempts - 1])
    message.save()
    events.record(CallMissed(message=message.id, attempts=message.attempts), by=by, branch=message.branch)
    return True


@db.action
def later(*, message_id: UUID, number: int, reason: str = "", hours: int = 3, by: Actor) -> bool:
    """It did not suit, or there was no time: again after some hours, without counting as a try.

    False when this was noted before. Raises AlreadyClosed.
    """
    message = _open(message_id, number)
    if message is None:
        return False
    message.claimed_at = message.claimed_by = None
    _remember(message, number, "later", reason, by)
    message.due_at = _next_try(message, timedelta(hours=hours))
    message.save()
    events.record(CallMissed(message=message.id, attempts=message.attempts), by=by, branch=message.branch)
    return True


def _open(message_id: UUID, number: int) -> Message | None:
    """The call, when this try is the next one; None when it was noted already. Raises AlreadyClosed."""
    message = Message.objects.select_for_update().get(id=message_id)
    known = Attempt.objects.filter(message=message).count()
    if number <= known:
        return None
    if message.state != State.TO_CALL or number != known + 1:
        raise AlreadyClosed
    return message


def _remember(message: Message, number: int, outcome: str, reason: str, by: Actor) -> None:
    kept = reason if reason in REASONS else ""
    Attempt.objects.create(message=message, number=number, at=clock.now(), outcome=outcome, reason=kept, by=by.id)


def _next_try(message: Message, wait: timedelta) -> datetime:
    """After the wait; sooner when the deadline would be missed by it."""
    moment = clock.now()
    due = moment + wait
    return moment + SHORT if message.deadline and due >= message.deadline else due
