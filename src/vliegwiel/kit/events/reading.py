# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading facts in order, newest version, from a checkpoint. Readers never see half of what was committed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from vliegwiel.kit import db
from vliegwiel.kit.events.facts import Payload, upcast
from vliegwiel.kit.events.models import Checkpoint, Event, EventActor, EventCause

_EVENTS = Event._meta.db_table


@dataclass(frozen=True)
class Recorded:
    """A fact as readers see it, after upcasting."""

    position: int
    id: UUID
    tag: str
    version: int
    happened_at: datetime
    branch: str
    labels: tuple[str, ...]
    numbers: dict[str, int]
    refs: dict[str, str]
    count_key: str


def _recorded(event: Event) -> Recorded:
    payload: Payload = {"labels": event.labels, "numbers": event.numbers, "refs": event.refs}
    version, payload = upcast(event.tag, event.version, payload)
    return Recorded(
        position=event.position,
        id=event.id,
        tag=event.tag,
        version=version,
        happened_at=event.happened_at,
        branch=event.branch,
        labels=tuple(payload["labels"]),
        numbers=payload["numbers"],
        refs=payload["refs"],
        count_key=event.count_key,
    )


def latest_position(modules: Iterable[str] = ()) -> int:
    """The position of the newest event, 0 when there is none: the version of all that pages show. One query.

    With `modules`, the newest of those modules: for what they own and seldom change.
    """
    ranges = [bound for module in modules for bound in (f"{module}:", f"{module};")]
    where = " OR ".join(["(tag >= %s AND tag < %s)"] * (len(ranges) // 2))
    # Asked on every request, so without the cost of building a query each time.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(position) FROM {_EVENTS}{' WHERE ' + where if where else ''}", ranges)  # noqa: S608  (our own table name)
        row = cursor.fetchone()
    return int(row[0] or 0) if row else 0


def after(position: int, *, limit: int = 1000, tag: str | None = None) -> list[Recorded]:
    """At most `limit` events behind `position`, in order. One query."""
    events = Event.objects.filter(position__gt=position).order_by("position")
    if tag:
        events = events.filter(tag=tag)
    return [_recorded(event) for event in events[:limit]]


def causes_of(event_id: UUID) -> list[UUID]:
    """The ids of the events that caused this one."""
    return list(EventCause.objects.filter(event_id=event_id).values_list("cause_id", flat=True))


def about(ref_name: str, ref_id: UUID) -> list[Recorded]:
    """All events with this id under this ref name, in order. Scans by JSON: for tests and single things."""
    found = Event.objects.filter(**{f"refs__{ref_name}": str(ref_id)}).order_by("position")
    return [_recorded(event) for event in found]


def touched_by(actor_id: UUID, *, tag: str, ref_name: str) -> set[UUID]:
    """What an account did facts of this kind about, as long as it is kept who did them. One query."""
    by_account = EventActor.objects.filter(actor_id=actor_id).values("event_id")
    found = Event.objects.filter(tag=tag, id__in=by_account).values_list(f"refs__{ref_name}", flat=True)
    return {UUID(value) for value in found if value}


def follow(reader: str, handle: Callable[[Recorded], None], *, limit: int = 1000) -> int:
    """Hands the next events to `handle` and moves the checkpoint with them, in one transaction; how many there were.

    A handler that fails leaves the checkpoint where it was. Two processes with one reader wait for each other.
    """
    with db.write():
        Checkpoint.objects.get_or_create(reader=reader)
        checkpoint = Checkpoint.objects.select_for_update().get(reader=reader)
        batch = after(checkpoint.position, limit=limit)
        for event in batch:
            handle(event)
        if batch:
            checkpoint.position = batch[-1].position
            checkpoint.save(update_fields=["position"])
    return len(batch)
