# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads of persons, and how a person becomes the subject of a fact."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from vliegwiel.kit import dutch
from vliegwiel.kit.events import public as events
from vliegwiel.messages.public import Channel
from vliegwiel.people.models import CountingKey, Person

KEY_LENGTH = 500


def contact_key(*, name: str, channel: str, email: str, phone: str, street: str, postcode: str) -> str:
    """What makes two sign-ups the same person: the folded name with the address of her channel; "" at the desk."""
    address = {
        Channel.EMAIL: email.casefold(),
        Channel.SMS: phone,
        Channel.CALL: phone,
        Channel.LETTER: f"{postcode} {dutch.fold(street)}" if postcode else "",
    }.get(Channel(channel), "")
    key = f"{' '.join(dutch.fold(name).split())}|{address}" if address else ""
    # Folding can make a text longer than it was; what does not fit the column is told apart by its digest.
    return key if len(key) <= KEY_LENGTH else f"{key[: KEY_LENGTH - 65]}|{hashlib.sha256(key.encode()).hexdigest()}"


def subject_key(secret: str) -> str:
    """The `subject` of her events: derived from her secret, so it means nothing once the secret is gone."""
    return hmac.new(secret.encode(), b"subject", hashlib.sha256).hexdigest()


def subject_of(person: Person, at: datetime, *, is_new: bool = False) -> events.Subject:
    """The subject for an event at a moment; makes the counting key of that year if there is none. 1 to 2 queries.

    `is_new` says that nobody else knows this person yet, so that nothing needs to be looked up.
    """
    if is_new:
        made = CountingKey.objects.create(person=person, year=at.year, key=secrets.token_hex(16))
        return events.Subject(key=subject_key(person.secret), count_key=made.key)
    row, _new = CountingKey.objects.get_or_create(person=person, year=at.year, defaults={"key": secrets.token_hex(16)})
    return events.Subject(key=subject_key(person.secret), count_key=row.key)


def persons(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Persons by id, absent ones left out. One query."""
    return {person.id: person for person in Person.objects.filter(id__in=list(ids))}


def search(text: str, *, limit: int = 20) -> QuerySet[Person]:
    """Persons whose folded name holds all words, or whose phone number or e-mail is the text."""
    folded = dutch.fold(text)
    by_name = Q()
    for word in folded.split():
        by_name &= Q(contact_key__contains=word) | Q(name__icontains=word)
    phone = dutch.normal_phone(text)
    found = by_name | Q(email__iexact=text.strip()) if folded else Q(pk=None)
    return Person.objects.filter(found | Q(phone=phone) if phone else found).order_by("name")[:limit]
