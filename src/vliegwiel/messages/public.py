# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Front door of messages: tell somebody something through her own channel, and see whether it arrived.

Delivery is at least once: what a stopped process had handed over but not noted goes again, with the same Message-ID.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min

from vliegwiel.kit import actors, clock
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import queries
from vliegwiel.messages.actions import retention
from vliegwiel.messages.actions.outbox import CannotBeReachedThatWay, cancel, send
from vliegwiel.messages.actions.working_day import work_off
from vliegwiel.messages.models import Channel, Message, State
from vliegwiel.messages.queries import Branches, Delivery
from vliegwiel.messages.recipient import Recipient, Text

__all__ = [
    "CannotBeReachedThatWay",
    "Channel",
    "Delivery",
    "Recipient",
    "State",
    "Text",
    "call_list",
    "cancel",
    "delivery_states",
    "delivery_states_of",
    "erase_person",
    "open_counts",
    "overdue",
    "send",
    "sent_to",
    "unreached",
    "work_off",
]


def delivery_states(about: Ref) -> list[Delivery]:
    """All messages about one thing with their state, oldest first. One query."""
    return queries.deliveries(about)


def delivery_states_of(kind: str, ids: Iterable[UUID]) -> dict[UUID, list[Delivery]]:
    """All messages about several things of one kind, by the id of the thing. One query, whatever the number."""
    return queries.deliveries_of(kind, ids)


def unreached(about: Ref) -> list[Delivery]:
    """The messages about one thing that have not arrived yet, and that no other message took over. One query."""
    return [delivery for delivery in queries.deliveries(about) if delivery.is_unreached]


def call_list(branches: Branches) -> list[Delivery]:
    """Who is to be called now at these branches (None is all), nearest deadline first. One query."""
    return queries.deliveries_in(queries.calls(branches=branches, at=clock.now()))


def open_counts(branches: Branches) -> dict[str, int]:
    """How much waits for a person: "calls", "letters" and "notes". 3 queries."""
    moment = clock.now()
    return {
        "calls": queries.calls(branches=branches, at=moment).count(),
        "letters": queries.letters(branches=branches).count(),
        "notes": queries.notes(branches=branches, at=moment).count(),
    }


def sent_to(person_id: UUID) -> list[dict[str, str]]:
    """Everything that was told to one person, for her own copy of her data. One query."""
    return [
        {
            "channel": Channel(row.channel).value,
            "state": State(row.state).value,
            "created_at": row.created_at.isoformat(),
            "subject": row.subject,
            "text": row.text,
        }
        for row in Message.objects.filter(person=person_id).order_by("created_at", "id")
    ]


def erase_person(person_id: UUID, *, by: actors.Actor = actors.SYSTEM) -> int:
    """Deletes all messages to one person and the PDFs she is in; how many messages."""
    return retention.erase_person(person_id=person_id, by=by)


def overdue() -> tuple[int, datetime | None]:
    """How many e-mails and text messages should have gone by now, and since when the oldest waits. One query."""
    moment = clock.now()
    found = queries.to_send(at=moment, stale=moment).order_by().aggregate(count=Count("id"), since=Min("due_at"))
    return int(found["count"]), found["since"]
