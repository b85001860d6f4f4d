# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Getting to know somebody, changing how she is reached, and forgetting her."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.kit.privacy import ledger
from vliegwiel.messages import public as messages
from vliegwiel.people import queries
from vliegwiel.people.events import ContactChanged, PersonErased
from vliegwiel.people.models import CountingKey, Person

Eraser = Callable[[UUID], None]
_erasers: list[Eraser] = []


@dataclass(frozen=True)
class Section:
    """What one module keeps about a person, in lines that she can read."""

    title: str
    lines: list[str]


Exporter = Callable[[UUID], Section]
_exporters: list[Exporter] = []


@dataclass(frozen=True)
class Contact:
    """A name and a channel, with the address that the channel needs. Addresses are already normal."""

    name: str
    channel: str
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    language: str = "nl"
    kern_id: UUID | None = None


class AddressMissing(errors.ActionRefused):
    """The channel has no address to go with it."""

    message = _("Vul in hoe we je kunnen bereiken.")
    field = "channel"


class AnotherPersonThere(errors.ActionRefused):
    """The new name and address already belong to somebody else in the register."""

    message = _("Iemand met deze naam en dit adres staat al in onze lijst. Vraag het aan de balie.")
    field = "name"


def on_erase(eraser: Eraser) -> None:
    """Registers what a higher module does when a person is erased; it runs in the same transaction."""
    _erasers.append(eraser)


def on_export(exporter: Exporter) -> None:
    """Registers what a higher module keeps about a person."""
    _exporters.append(exporter)


def sections_of(person_id: UUID) -> list[Section]:
    """What every module keeps about a person. Cost: the queries of each exporter."""
    return [exporter(person_id) for exporter in _exporters]


def export(*, person: Person) -> dict[str, object]:
    """Everything we keep about a person, for GDPR article 15: her own row and what every module keeps."""
    own = ("name", "channel", "email", "phone", "street", "postcode", "town", "language")
    return {
        **{name: getattr(person, name) for name in own},
        "kern": person.kern.code if person.kern else "",
        "created_at": person.created_at.isoformat(),
        "last_seen_at": person.last_seen_at.isoformat(),
        "sections": {section.title: section.lines for section in sections_of(person.id)},
    }


def _check(contact: Contact) -> None:
    needed = {
        messages.Channel.EMAIL: contact.email,
        messages.Channel.SMS: contact.phone,
        messages.Channel.CALL: contact.phone,
        messages.Channel.LETTER: contact.street and contact.postcode,
        messages.Channel.DESK: "at the desk",
    }
    if not needed[messages.Channel(contact.channel)]:
        raise AddressMissing


def _key(contact: Contact) -> str:
    return queries.contact_key(
        name=contact.name,
        channel=contact.channel,
        email=contact.email,
        phone=contact.phone,
        street=contact.street,
        postcode=contact.postcode,
    )


@db.action
def register_contact(*, contact: Contact) -> Person:
    """The person with this name and address, new if we did not know her. Records nothing: knowing is no fact.

    An address that she gave before and does not give now is kept; language and channel follow the newest answer.
    """
    return known_or_new(contact)[0]


def known_or_new(contact: Contact) -> tuple[Person, bool]:
    """The person, and whether she is new. Inside an action only. 1 to 3 queries. Raises AddressMissing.

    Inserted first and read back, so that two sign-ups at the same moment meet the same person without a savepoint.
    """
    db.current_unit()
    _check(contact)
    moment = clock.now()
    key = _key(contact)
    fields = {
        "name": contact.name,
        "channel": contact.channel,
        "email": contact.email,
        "phone": contact.phone,
        "street": contact.street,
        "postcode": contact.postcode,
        "town": contact.town,
        "language": contact.language,
        "kern_id": contact.kern_id,
    }
    person = Person(**fields, contact_key=key, created_at=moment, last_seen_at=moment)
    if not key:
        person.save(force_insert=True)
        return person, True
    Person.objects.bulk_create([person], ignore_conflicts=True)
    found = Person.objects.select_related("kern").get(contact_key=key)
    if found.id == person.id:
        return found, True
    for field, value in fields.items():
        if value:
            setattr(found, field, value)
    found.last_seen_at = moment
    found.save()
    return found, False


@db.action
def change_contact(*, person: Person, contact: Contact, by: Actor) -> Person:
    """Replaces name and address. Raises AddressMissing, AnotherPersonThere."""
    _check(contact)
    for field in ("name", "channel", "email", "phone", "street", "postcode", "town", "language"):
        setattr(person, field, getattr(contact, field))
    person.kern_id = contact.kern_id or person.kern_id
    person.contact_key = _key(contact)
    person.last_seen_at = clock.now()
    try:
        with db.write():
            person.save()
    except IntegrityError as error:
        raise AnotherPersonThere from error
    events.record(ContactChanged(), by=by, subject=queries.subject_of(person, person.last_seen_at))
    return person


@db.action
def erase(*, person_id: UUID, ledger_folder: Path, by: Actor) -> int:
    """Forgets somebody: her facts lose their subject, higher modules and messages forget her, her row goes.

    Notes the id in the erasure ledger first, so that a restored backup cannot bring her back. Returns the number
    of facts that lost their subject; an unknown person is no error, since a ledger is applied more than once.
    """
    ledger.note(ledger_folder, "person", person_id, clock.now())
    # Erasers lock pools; a sign-up locks its pool and then the person. So the person's row is not locked before they ran.
    for eraser in _erasers:
        eraser(person_id)
    person = Person.objects.select_for_update().filter(id=person_id).first()
    if person is None:
        return 0
    messages.erase_person(person.id)
    facts = events.forget_subject(key=queries.subject_key(person.secret))
    CountingKey.objects.filter(person=person).delete()
    person.delete()
    events.record(PersonErased(facts=facts), by=by)
    return facts
