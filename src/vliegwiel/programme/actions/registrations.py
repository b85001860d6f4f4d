# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing up, giving up a place, and filling freed places from the line. The pool row is locked first, always."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import actors, clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.people import public as people
from vliegwiel.programme import queries
from vliegwiel.programme.actions import notices
from vliegwiel.programme.events import RegistrationCancelled, RegistrationConfirmed, RegistrationQueued
from vliegwiel.programme.models import (
    CapacityPool,
    Offering,
    Registration,
    RegistrationState,
    Session,
    Source,
)

# No vowels, so that no words appear, and nothing that sounds or looks alike on paper.
_CODE_LETTERS = "BCDFGHJKLMNPRSTVWXZ23456789"


class SignupClosed(errors.ActionRefused):
    """Nobody can sign up (any more)."""

    message = _("Je kunt je hiervoor niet meer aanmelden. Bel ons als je vragen hebt.")


class SessionOver(errors.ActionRefused):
    """It has been, or it does not happen."""

    message = _("Deze activiteit is al geweest of gaat niet door.")


class NoSignupNeeded(errors.ActionRefused):
    """One walks in."""

    message = _("Voor deze activiteit hoef je je niet aan te melden. Kom gewoon langs.")


class AlreadySignedUp(errors.ActionRefused):
    """The same person is already in this pool."""

    message = _("Je staat al op de lijst. Klopt dat niet? Bel ons dan even.")
    field = "name"


class TooLate(errors.ActionRefused):
    """What has begun or has been cannot be given up any more."""

    message = _("Het is al begonnen of geweest. Afmelden kan niet meer.")


class Full(errors.ActionRefused):
    """No place and no waiting list."""

    message = _("Deze activiteit is vol. Er is geen wachtlijst.")


@dataclass(frozen=True)
class Place:
    """Where a registration belongs: the offering, and its session unless it is a course."""

    offering: Offering
    session: Session | None

    @property
    def branch(self) -> str:
        """The code of the branch."""
        return self.offering.branch.code

    def labels(self, resident_kern: str) -> list[str]:
        """The labels of the vision, the village of the activity and, where known, of the resident."""
        own = [f"woonkern:{resident_kern}"] if resident_kern else []
        return [*queries.label_codes(self.offering.activity), f"kern:{self.offering.branch.kern.code}", *own]


def place_of(pool: CapacityPool) -> Place:
    """The place that a pool belongs to. One query."""
    offering = Offering.objects.select_related("activity", "branch__kern").get(id=pool.offering_id)
    return Place(offering, pool.session)


def new_code() -> str:
    """A code to read out, such as "KLMN-4827"; 27⁸ possibilities."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _check_open(place: Place, moment: datetime, by: Actor) -> None:
    offering, session = place.offering, place.session
    if session and (session.is_cancelled or session.ends_at <= moment):
        raise SessionOver
    if not offering.activity.is_public and not by.is_staff:
        raise SignupClosed
    if by.is_staff:
        return
    if offering.signup_opens_at and moment < offering.signup_opens_at:
        raise SignupClosed(_("Je kunt je hiervoor nog niet aanmelden."))
    if offering.signup_closes_at and moment >= offering.signup_closes_at:
        raise SignupClosed
    if session and session.starts_at <= moment:
        raise SignupClosed


def _still_there(place: Place, moment: datetime, by: Actor) -> Place:
    """The place as it is now that its pool is locked: whoever cancels a date locks the pool too. One query.

    Raises SessionOver when a course has no meeting left; _check_open judges a single date.
    """
    if place.session:
        return Place(place.offering, Session.objects.get(id=place.session.id))
    if not queries.has_meetings_ahead(place.offering, moment, or_busy=by.is_staff):
        raise SessionOver
    return place


@db.action
def sign_up(
    *,
    place: Place,
    contact: people.Contact,
    source: Source,
    key: str,
    by: Actor,
    over_capacity: bool = False,
) -> Registration:
    """A place if there is one and nobody waits, else a turn in line. The same `key` again gives the same registration.

    `over_capacity` lets staff add somebody who stands at the door. Raises SignupClosed, SessionOver,
    NoSignupNeeded, AlreadySignedUp, Full, AddressMissing. Cost: 15 queries, and those of the message.
    """
    moment = clock.now()
    if not place.offering.takes_registrations:
        raise NoSignupNeeded
    pool = queries.pools_of(place.offering, place.session).select_for_update().get()
    earlier = Registration.objects.filter(key=key).first()
    if earlier:
        return earlier
    place = _still_there(place, moment, by)
    _check_open(place, moment, by)
    met = people.meet(contact=contact, at=moment)
    if not met.is_new and queries.is_in_pool(pool, met.person.id):
        raise AlreadySignedUp
    count = queries.standing(pool)
    has_place = over_capacity or count.free > 0
    if not has_place and not place.offering.has_waiting_list:
        raise Full
    registration = _entered(pool, met.person, key=key, source=source, by=by, at=moment, has_place=has_place)
    registration.is_over_capacity = over_capacity and count.is_taken
    _record_signup(registration, place=place, ahead=count.waiting, subject=met.subject, by=by, at=moment)
    registration.save(force_insert=True)
    if source != Source.DOOR:
        _tell_signed_up(registration, place=place, person=met.person, ahead=count.waiting, by=by, at=moment)
    if not has_place and not count.is_taken:
        fill(pool=pool, place=place, causes=[registration.signed_up_event], by=by)
        registration.refresh_from_db()
    return registration


def _entered(
    pool: CapacityPool, person: people.PersonInfo, *, key: str, source: Source, by: Actor, at: datetime, has_place: bool
) -> Registration:
    """A registration with the next number of the locked pool, not saved yet."""
    pool.last_number += 1
    pool.save(update_fields=["last_number"])
    return Registration(
        code=new_code(),
        token=secrets.token_urlsafe(16),
        key=key,
        pool=pool,
        person_id=person.id,
        state=RegistrationState.CONFIRMED if has_place else RegistrationState.WAITING,
        number=pool.last_number,
        source=source,
        resident_kern=person.kern,
        entered_by=by.id,
        created_at=at,
        confirmed_at=at if has_place else None,
    )


def _confirmed(registration: Registration, *, place: Place, waited: int) -> RegistrationConfirmed:
    return RegistrationConfirmed(
        activity=place.offering.activity_id,
        offering=place.offering.id,
        session=place.session.id if place.session else None,
        registration=registration.id,
        waited=waited,
    )


def _record_signup(registration: Registration, *, place: Place, ahead: int, subject: events.Subject, by: Actor, at: datetime) -> None:
    if registration.state == RegistrationState.CONFIRMED:
        fact: events.Fact = _confirmed(registration, place=place, waited=0)
    else:
        fact = RegistrationQueued(
            activity=place.offering.activity_id,
            offering=place.offering.id,
            session=place.session.id if place.session else None,
            registration=registration.id,
            ahead=ahead,
        )
    event = events.record(fact, by=by, branch=place.branch, labels=place.labels(registration.resident_kern), subject=subject, at=at)
    registration.signed_up_event = event
    registration.confirmed_event = event if registration.confirmed_at else None


def _tell_signed_up(registration: Registration, *, place: Place, person: people.PersonInfo, ahead: int, by: Actor, at: datetime) -> None:
    """Confirms in writing; whoever is called or comes by has just seen or heard it."""
    if not people.recipient(person).channel.is_written:
        return
    with notices.language_of(person):
        if registration.state == RegistrationState.CONFIRMED:
            notice = notices.confirmed(place.offering, place.session, registration)
        else:
            notice = notices.queued(place.offering, place.session, registration, ahead)
        _tell(notice, registration, place=place, person=person, by=by, at=at)


def _tell(
    notice: notices.Notice,
    registration: Registration,
    *,
    place: Place,
    person: people.PersonInfo,
    by: Actor,
    at: datetime,
) -> None:
    notices.tell(
        notice,
        person=person,
        registration=registration,
        branch=place.branch,
        by=by,
        at=at,
        deadline=place.session.starts_at if place.session else None,
    )


def _tell_cancelled(registration: Registration, *, place: Place, person: people.PersonInfo | None, by: Actor, at: datetime) -> None:
    """In writing only: nobody is called up to hear what she just said herself."""
    if person and people.recipient(person).channel.is_written:
        with notices.language_of(person):
            _tell(notices.registration_cancelled(place.offering, place.session), registration, place=place, person=person, by=by, at=at)


@db.action
def cancel(*, registration: Registration, by: Actor) -> Registration:
    """Gives up a place or a turn; the freed place goes to the first in line. Once more changes nothing.

    Raises TooLate for a resident when it has begun.
    """
    moment = clock.now()
    pool = CapacityPool.objects.select_for_update(of=("self",)).select_related("session").get(id=registration.pool_id)
    registration = Registration.objects.select_for_update().get(id=registration.id)
    if not registration.is_active:
        return registration
    registration.pool = pool
    if by == actors.RESIDENT and not is_ahead(registration):
        raise TooLate
    place = place_of(pool)
    had_place = registration.state == RegistrationState.CONFIRMED
    registration.state = RegistrationState.CANCELLED
    registration.cancelled_at = moment
    registration.cancelled_by_staff = by.is_staff
    registration.save(update_fields=["state", "cancelled_at", "cancelled_by_staff"])
    person = people.person(registration.person_id) if registration.person_id else None
    event = events.record(
        RegistrationCancelled(
            activity=place.offering.activity_id,
            offering=place.offering.id,
            session=place.session.id if place.session else None,
            registration=registration.id,
            had_place=int(had_place),
            by_staff=int(by.is_staff),
        ),
        by=by,
        branch=place.branch,
        labels=place.labels(registration.resident_kern),
        subject=people.subject_of(person.id, moment) if person else None,
        causes=[registration.signed_up_event],
    )
    _tell_cancelled(registration, place=place, person=person, by=by, at=moment)
    if had_place:
        fill(pool=pool, place=place, causes=[event], by=by)
    return registration


@db.action
def fill(*, pool: CapacityPool, place: Place, causes: Iterable[UUID], by: Actor) -> list[Registration]:
    """Gives free places to the first in line and tells them; who was promoted. The caller has locked the pool.

    Nothing is promoted for what has begun or is cancelled.
    """
    moment = clock.now()
    if place.session and (place.session.is_cancelled or place.session.starts_at <= moment):
        return []
    if place.session is None and not queries.has_meetings_ahead(place.offering, moment):
        return []
    free = queries.free_places(pool)
    if free < 1:
        return []
    line = list(pool.registrations.filter(state=RegistrationState.WAITING).order_by("number")[:free])
    for registration in line:
        _promote(registration, place=place, causes=[registration.signed_up_event, *causes], by=by, at=moment)
    return line


@db.action
def let_in(*, registration: Registration, by: Actor) -> Registration:
    """Gives a place, over capacity if need be, to somebody from the line who stands at the door; no message goes out."""
    pool = CapacityPool.objects.select_for_update(of=("self",)).select_related("session").get(id=registration.pool_id)
    registration = Registration.objects.select_for_update().get(id=registration.id)
    registration.pool = pool
    if registration.state == RegistrationState.WAITING:
        registration.is_over_capacity = queries.free_places(pool) < 1
        registration.save(update_fields=["is_over_capacity"])
        causes = [registration.signed_up_event]
        _promote(registration, place=place_of(pool), causes=causes, by=by, at=clock.now(), is_here=True)
    return registration


def _promote(registration: Registration, *, place: Place, causes: list[UUID], by: Actor, at: datetime, is_here: bool = False) -> None:
    person = people.person(registration.person_id) if registration.person_id else None
    registration.state = RegistrationState.CONFIRMED
    registration.confirmed_at = at
    registration.confirmed_event = events.record(
        _confirmed(registration, place=place, waited=1),
        by=by,
        branch=place.branch,
        labels=place.labels(registration.resident_kern),
        subject=people.subject_of(person.id, at) if person else None,
        causes=causes,
        at=at,
    )
    registration.save(update_fields=["state", "confirmed_at", "confirmed_event"])
    if person and not is_here:
        with notices.language_of(person):
            notice = notices.promoted(place.offering, place.session, registration)
            _tell(notice, registration, place=place, person=person, by=by, at=at)


def is_ahead(registration: Registration) -> bool:
    """Whether what she signed up for is still to come, wholly or in part."""
    moment = clock.now()
    pool = registration.pool
    if pool.session:
        return pool.session.starts_at > moment
    return queries.has_meetings_ahead(pool.offering, moment)
