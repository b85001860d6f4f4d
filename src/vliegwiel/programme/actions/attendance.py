# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""At the door: marking who came, adding who walked in, and tallying where nobody signs up."""

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.people import public as people
from vliegwiel.programme import queries
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.events import AttendanceMarked, WalkInTallied
from vliegwiel.programme.models import (
    AgeBand,
    Attendance,
    Presence,
    Registration,
    RegistrationState,
    Session,
    Source,
    TallyEntry,
)


class NotSignedUp(errors.ActionRefused):
    """Only who has a place can be marked."""

    message = _("Deze aanmelding is afgemeld of wacht nog. Voeg de persoon toe als bezoeker zonder aanmelding.")


class SessionCancelled(errors.ActionRefused):
    """Nobody comes to what does not happen."""

    message = _("Deze bijeenkomst gaat niet door. Er valt niets aan te vinken.")


class NothingToTakeBack(errors.ActionRefused):
    """The tally of this band is already nought."""

    message = _("Er staat niemand meer om weg te halen.")


@db.action
def mark(*, registration: Registration, session: Session, presence: Presence, by: Actor) -> Attendance:
    """What was seen at the door; the latest mark holds. The same again records nothing.

    Raises NotSignedUp, SessionCancelled.
    """
    if session.is_cancelled:
        raise SessionCancelled
    registration = Registration.objects.select_for_update(of=("self",)).select_related("pool__session").get(id=registration.id)
    if registration.state != RegistrationState.CONFIRMED:
        raise NotSignedUp
    moment = clock.now()
    found = Attendance.objects.filter(registration=registration, session=session).first()
    if found and found.presence == presence:
        return found
    if found is None:
        found = Attendance(registration=registration, session=session)
    found.presence, found.marked_at = presence, moment
    found.save()
    place = registrations.place_of(registration.pool)
    events.record(
        AttendanceMarked(
            activity=place.offering.activity_id,
            session=session.id,
            registration=registration.id,
            present=int(presence == Presence.PRESENT),
            absent=int(presence == Presence.ABSENT),
            excused=int(presence == Presence.EXCUSED),
            walk_in=int(registration.source == Source.DOOR),
        ),
        by=by,
        branch=place.branch,
        labels=place.labels(registration.resident_kern),
        subject=people.subject_of(registration.person_id, moment) if registration.person_id else None,
        causes=[registration.confirmed_event] if registration.confirmed_event else [],
    )
    return found


@db.action
def walk_in(*, session: Session, contact: people.Contact, key: str, by: Actor) -> Registration:
    """Somebody at the door who had not signed up: gets a place, over capacity if need be, and is present."""
    if session.is_cancelled:
        raise SessionCancelled
    place = registrations.Place(session.offering, None if session.offering.is_course else session)
    registration = registrations.sign_up(place=place, contact=contact, source=Source.DOOR, key=key, by=by, over_capacity=True)
    mark(registration=registration, session=session, presence=Presence.PRESENT, by=by)
    return registration


@db.action
def let_in(*, registration: Registration, session: Session, by: Actor) -> Registration:
    """Somebody from the line who stands at the door: gets a place and is present. Raises SessionCancelled, NotSignedUp."""
    if session.is_cancelled:
        raise SessionCancelled
    registration = registrations.let_in(registration=registration, by=by)
    mark(registration=registration, session=session, presence=Presence.PRESENT, by=by)
    return registration


@db.action
def close_door(*, session: Session, by: Actor) -> int:
    """Marks everybody with a place who was not seen as not come; how many."""
    missing = [row for row in queries.door_rows(session) if row.presence == ""]
    for row in missing:
        mark(registration=row.registration, session=session, presence=Presence.ABSENT, by=by)
    return len(missing)


@db.action
def tally(*, session: Session, band: AgeBand, key: str, by: Actor, step: int = 1) -> int:
    """One tap; the same `key` counts once. Returns the present count. Raises SessionCancelled, NothingToTakeBack."""
    if session.is_cancelled:
        raise SessionCancelled
    Session.objects.select_for_update().get(id=session.id)
    count = queries.tally_of(session)[band]
    if TallyEntry.objects.filter(key=key).exists():
        return count
    if count + step < 0:
        raise NothingToTakeBack
    TallyEntry.objects.create(session=session, band=band, step=step, key=key, at=clock.now())
    offering = session.offering
    events.record(
        WalkInTallied(
            activity=offering.activity_id,
            session=session.id,
            child=step if band == AgeBand.CHILD else 0,
            youth=step if band == AgeBand.YOUTH else 0,
            adult=step if band == AgeBand.ADULT else 0,
            senior=step if band == AgeBand.SENIOR else 0,
        ),
        by=by,
        branch=offering.branch.code,
        labels=registrations.Place(offering, session).labels(""),
    )
    return count + step
