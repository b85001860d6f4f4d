# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The baseline's views: an empty one, and one that only does the inserts of a sign-up, in one transaction."""

import secrets
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import path

from vliegwiel.kit import clock
from vliegwiel.kit.events.models import Event, EventActor
from vliegwiel.messages.models import Message
from vliegwiel.people.models import CountingKey, Person
from vliegwiel.programme.models import CapacityPool, Registration

_TEXT = "Beste bewoner,\n\n" + "Je bent aangemeld. " * 25


def _nothing() -> HttpResponse:
    return HttpResponse(b"ok", headers={"Content-Length": "2"})


def empty(_request: HttpRequest) -> HttpResponse:
    return _nothing()


def insert(_request: HttpRequest, session: UUID) -> HttpResponse:
    """The rows of one confirmed sign-up by e-mail: nothing is looked up but the pool, nothing checked, no page made."""
    now, number = clock.now(), secrets.token_hex(8)
    with transaction.atomic():
        pool = CapacityPool.objects.get(session_id=session)
        person = Person.objects.create(
            name=f"Bewoner {number}", channel="email", email=f"{number}@example.org", contact_key=number, created_at=now, last_seen_at=now
        )
        key = CountingKey.objects.create(person=person, year=now.year, key=number)
        CapacityPool.objects.filter(id=pool.id).update(last_number=F("last_number") + 1)
        registration = Registration.objects.create(
            code=number[:9], token=number, key=number, pool=pool, person=person, state="confirmed", number=int(number[:7], 16),
            source="web", created_at=now, confirmed_at=now, signed_up_event=uuid4(),
        )  # fmt: skip
        message = Message.objects.create(
            channel="email", state="waiting", kind="confirmed", about_kind="programme:registration", about_id=registration.id,
            person=person.id, dedupe=number, name=person.name, email=person.email, subject="Je bent aangemeld", text=_TEXT,
        )  # fmt: skip
        for tag, subject in (("programme:registration:confirmed", key.key), ("messages:message:queued", "")):
            event = Event.objects.create(tag=tag, happened_at=now, recorded_at=now, refs={"id": str(message.id)}, subject=subject)
            EventActor.objects.create(event_id=event.id, kind="resident", recorded_at=now)
    return _nothing()


urlpatterns = [path("empty/", empty), path("insert/<uuid:session>/", insert)]
