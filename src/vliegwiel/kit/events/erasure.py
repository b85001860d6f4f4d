# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the person out of the record. The fact itself stays: what, where, when, how many."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from vliegwiel.kit import db
from vliegwiel.kit.events.facts import personal_refs
from vliegwiel.kit.events.models import Event, EventActor, EventCause
from vliegwiel.kit.events.record import pending


@db.action
def forget_subject(*, key: str) -> int:
    """Blanks the subject and the personal refs of all events of one person and deletes their causes; how many.

    `count_key` stays: it is random, its link to the person goes with her secret, and it keeps distinct counts right.
    """
    if not key:
        return 0
    events = list(Event.objects.filter(subject=key))
    fresh = [one.event for one in pending(db.current_unit()) if one.event.subject == key]
    ids = [event.id for event in events + fresh]
    EventCause.objects.filter(Q(event_id__in=ids) | Q(cause_id__in=ids)).delete()
    EventActor.objects.filter(event_id__in=ids, kind="resident").update(actor_id=None)
    for event in events + fresh:
        names = personal_refs(event.tag)
        event.subject = ""
        event.refs = {name: value for name, value in event.refs.items() if name not in names and "*" not in names}
    Event.objects.bulk_update(events, ["subject", "refs"], batch_size=200)
    _forget_pending_causes(set(ids))
    return len(ids)


def _forget_pending_causes(ids: set[UUID]) -> None:
    """What the erasing action itself recorded (a place given up, somebody else promoted) is written after this."""
    for one in pending(db.current_unit()):
        one.causes = () if one.event.id in ids else tuple(cause for cause in one.causes if cause not in ids)


@db.action
def forget_actors(*, before: datetime) -> int:
    """Deletes who did what for events recorded before a moment; how many rows went."""
    return EventActor.objects.filter(recorded_at__lt=before).delete()[0]
