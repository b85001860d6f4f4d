# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing facts. They are gathered during an action and inserted as the last thing before its commit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from vliegwiel.kit import clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events.facts import Fact, Subject
from vliegwiel.kit.events.models import Event, EventActor, EventCause

# Any constant will do, as long as nothing else in the database uses it.
_ORDER_LOCK = 0x766C6965


@dataclass
class _Pending:
    event: Event
    actor: Actor
    causes: tuple[UUID, ...]

    def __call__(self) -> None:
        """Writes this event and all others of the action together, in the order in which they were recorded."""
        unit = db.current_unit()
        _insert([self, *pending(unit)])
        unit.hooks = [hook for hook in unit.hooks if not isinstance(hook, _Pending)]


def pending(unit: db.Unit) -> "list[_Pending]":
    """What an action has recorded and not written yet, in order."""
    return [hook for hook in unit.hooks if isinstance(hook, _Pending)]


def _insert(batch: list[_Pending]) -> None:
    """Inserts events with their actors and causes, in commit order.

    On PostgreSQL a sequence hands out numbers before the commit, so that a later number can be visible first.
    The advisory lock, always the last lock an action takes, makes order of number order of commit.
    SQLite has one writer at a time, so the order holds by itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ORDER_LOCK])
    Event.objects.bulk_create([one.event for one in batch])
    EventActor.objects.bulk_create(
        EventActor(event_id=one.event.id, kind=one.actor.kind, actor_id=one.actor.id, recorded_at=one.event.recorded_at) for one in batch
    )
    edges = [EventCause(event_id=one.event.id, cause_id=cause) for one in batch for cause in dict.fromkeys(one.causes)]
    if edges:
        EventCause.objects.bulk_create(edges)


def record(
    fact: Fact,
    *,
    by: Actor,
    branch: str = "",
    labels: Iterable[str] = (),
    subject: Subject | None = None,
    causes: Iterable[UUID] = (),
    at: datetime | None = None,
) -> UUID:
    """Writes a fact with the transaction in progress and returns its id. Cost: with all others of its
    action together two inserts, and one more when there are causes.

    Raises RuntimeError outside kit.db.write(): a fact without a change, or a change without its fact, cannot be.
    """
    moment = clock.now()
    event = Event(
        id=uuid4(),
        tag=fact.TAG,
        version=fact.VERSION,
        happened_at=at or moment,
        recorded_at=moment,
        branch=branch,
        labels=sorted(set(labels)),
        numbers=fact.numbers(),
        refs=fact.refs(),
        subject=subject.key if subject else "",
        count_key=subject.count_key if subject else "",
    )
    db.current_unit().before_commit(_Pending(event, by, tuple(causes)))
    return event.id
