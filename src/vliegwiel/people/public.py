# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door of people: contacts in, recipients and subjects out. Never a Person to write on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vliegwiel.kit import clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages import public as messages
from vliegwiel.people import queries
from vliegwiel.people.actions import people as actions
from vliegwiel.people.actions.people import (
    AddressMissing,
    AnotherPersonThere,
    Contact,
    Section,
    erase,
    on_erase,
    on_export,
)
from vliegwiel.people.models import Person

__all__ = [
    "AddressMissing",
    "AnotherPersonThere",
    "Contact",
    "PersonInfo",
    "Section",
    "change_contact",
    "due_for_erasure",
    "erase",
    "known",
    "meet",
    "on_erase",
    "on_export",
    "person",
    "persons",
    "recipient",
    "register_contact",
    "search",
    "subject_of",
]

KEPT_AFTER_LAST_SEEN = timedelta(days=365)


@dataclass(frozen=True)
class PersonInfo:
    """A person to read: how she is called and reached. `kern` is the code of her own village, "" when unknown."""

    id: UUID
    name: str
    channel: str
    email: str
    phone: str
    street: str
    postcode: str
    town: str
    language: str
    kern: str
    kern_id: UUID | None


def _info(person: Person) -> PersonInfo:
    return PersonInfo(
        id=person.id,
        name=person.name,
        channel=person.channel,
        email=person.email,
        phone=person.phone,
        street=person.street,
        postcode=person.postcode,
        town=person.town,
        language=person.language,
        kern=person.kern.code if person.kern else "",
        kern_id=person.kern_id,
    )


def register_contact(*, contact: Contact) -> PersonInfo:
    """The person with this name and address, new if needed. Raises AddressMissing. 2 to 4 queries."""
    return _info(actions.register_contact(contact=contact))


@dataclass(frozen=True)
class Met:
    """Somebody who just told us how to reach her; `is_new` when we did not know her, `subject` for what she does now."""

    person: PersonInfo
    subject: events.Subject
    is_new: bool


def meet(*, contact: Contact, at: datetime) -> Met:
    """Like register_contact, inside the action of a higher module, with her as the subject of its events. 3 to 6 queries."""
    found, is_new = actions.known_or_new(contact)
    return Met(_info(found), queries.subject_of(found, at, is_new=is_new), is_new)


def change_contact(*, person_id: UUID, contact: Contact, by: Actor) -> PersonInfo:
    """Replaces how somebody is called and reached. Raises AddressMissing, AnotherPersonThere, Person.DoesNotExist."""
    with db.write():
        found = Person.objects.select_for_update().get(id=person_id)
        return _info(actions.change_contact(person=found, contact=contact, by=by))


def person(person_id: UUID) -> PersonInfo | None:
    """One person, None when erased."""
    found = Person.objects.select_related("kern").filter(id=person_id).first()
    return _info(found) if found else None


def persons(ids: Iterable[UUID]) -> dict[UUID, PersonInfo]:
    """Persons by id; erased ones are left out. One query."""
    found = Person.objects.select_related("kern").filter(id__in=list(ids))
    return {row.id: _info(row) for row in found}


def search(text: str, *, limit: int = 20) -> list[PersonInfo]:
    """Persons by part of a name, a phone number or an e-mail address. One query."""
    return [_info(row) for row in queries.search(text, limit=limit).select_related("kern")]


def known() -> int:
    """How many persons are in the register."""
    return Person.objects.count()


def due_for_erasure(at: datetime | None = None) -> list[UUID]:
    """Persons not seen for twelve months (register: processing activity "aanmelden")."""
    before = (at or clock.now()) - KEPT_AFTER_LAST_SEEN
    return list(Person.objects.filter(last_seen_at__lt=before).values_list("id", flat=True))


def subject_of(person_id: UUID, at: datetime) -> events.Subject | None:
    """How an event at a moment is tied to her; None when she is erased. 2 to 3 queries."""
    found = Person.objects.filter(id=person_id).first()
    return queries.subject_of(found, at) if found else None


def recipient(info: PersonInfo) -> messages.Recipient:
    """The person as the outbox wants her."""
    return messages.Recipient(
        name=info.name,
        channel=messages.Channel(info.channel),
        email=info.email,
        phone=info.phone,
        street=info.street,
        postcode=info.postcode,
        town=info.town,
        language=info.language,
    )
