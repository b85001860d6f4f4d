# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Setting dates, generating them from a rule, changing and cancelling them. A session is never deleted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import LocalText
from vliegwiel.people import public as people
from vliegwiel.places import public as places
from vliegwiel.programme import queries
from vliegwiel.programme.actions import notices, registrations, stale
from vliegwiel.programme.events import SessionCancelled, SessionChanged, SessionPlanned
from vliegwiel.programme.models import CapacityPool, Offering, Registration, Session, SessionState


class EndsBeforeStart(errors.ActionRefused):
    """The end does not come after the start."""

    message = _("De eindtijd moet na de begintijd liggen.")
    field = "ends_at"


class DateTaken(errors.ActionRefused):
    """The offering already has a session at that moment."""

    message = _("Er is al een bijeenkomst op deze dag en tijd.")
    field = "starts_at"


class AlreadyOver(errors.ActionRefused):
    """What has been cannot be changed any more."""

    message = _("Deze bijeenkomst is al geweest.")


class NothingPlanned(errors.ActionRefused):
    """The rule gives no date at all."""

    message = _("Met deze regel komt er geen enkele datum. Kijk de dagen en de vakanties na.")
    field = "until"


@dataclass(frozen=True)
class Rule:
    """Generates dates: every so many weeks on a weekday (0 is Monday), in the half-open period [first, until).

    Times are local. School holidays and days on which the branch is closed are left out, unless told otherwise.
    """

    weekday: int
    starts: time
    ends: time
    first: date
    until: date
    every_weeks: int = 1
    skips_school_holidays: bool = True
    except_on: frozenset[date] = field(default_factory=frozenset)


def dates(rule: Rule, is_left_out: Callable[[date], bool]) -> Iterator[date]:
    """The dates of a rule, in order."""
    day = rule.first + timedelta(days=(rule.weekday - rule.first.weekday()) % 7)
    while day < rule.until:
        if day not in rule.except_on and not is_left_out(day):
            yield day
        day += timedelta(weeks=rule.every_weeks)


def local_moment(day: date, moment: time) -> datetime:
    """A date and a local time as an aware moment; the hour stays what the clock on the wall says."""
    return timezone.make_aware(datetime.combine(day, moment))


@db.action
def plan(
    *,
    offering: Offering,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    space_id: UUID | None = None,
    capacity: int | None = None,
    title: LocalText | None = None,
) -> Session:
    """One more date. Raises EndsBeforeStart, DateTaken."""
    if ends_at <= starts_at:
        raise EndsBeforeStart
    if offering.sessions.filter(starts_at=starts_at).exists():
        raise DateTaken
    session = Session.objects.create(
        offering=offering,
        starts_at=starts_at,
        ends_at=ends_at,
        space_id=space_id,
        capacity=capacity,
        title=title or LocalText(),
        changed_at=clock.now(),
    )
    if offering.takes_registrations and not offering.is_course:
        size = capacity if capacity is not None else offering.capacity
        CapacityPool.objects.create(offering=offering, session=session, size=size)
    minutes = int((ends_at - starts_at).total_seconds() // 60)
    events.record(
        SessionPlanned(activity=offering.activity_id, session=session.id, minutes=minutes),
        by=by,
        branch=offering.branch.code,
        labels=queries.label_codes(offering.activity),
    )
    return session


@db.action
def generate(*, offering: Offering, rule: Rule, by: Actor) -> list[Session]:
    """All dates of a rule as sessions; dates that exist already stay as they are.

    Raises EndsBeforeStart, NothingPlanned.
    """
    closed = places.closed_dates(offering.branch_id, rule.first, rule.until)
    taken = set(offering.sessions.values_list("starts_at", flat=True))

    def is_left_out(day: date) -> bool:
        return day in closed or (rule.skips_school_holidays and places.is_school_holiday(day))

    days = list(dates(rule, is_left_out))
    if not days:
        raise NothingPlanned
    made = []
    for day in days:
        starts_at = local_moment(day, rule.starts)
        if starts_at not in taken:
            made.append(plan(offering=offering, starts_at=starts_at, ends_at=local_moment(day, rule.ends), by=by))
    return made


def _concerned(session: Session) -> list[Registration]:
    """Everybody with a place or a turn in line, in order."""
    pools = queries.pools_of(session.offering, None if session.offering.is_course else session)
    found = Registration.objects.filter(pool__in=pools).exclude(state="cancelled")
    return list(found.order_by("number"))


def _tell_everyone(session: Session, make: Callable[[Session], notices.Notice], by: Actor, at: datetime) -> int:
    concerned = _concerned(session)
    known = people.persons([row.person_id for row in concerned if row.person_id])
    told = 0
    for registration in concerned:
        person = known.get(registration.person_id) if registration.person_id else None
        if person is None:
            continue
        with notices.language_of(person):
            notices.tell(
                make(session),
                person=person,
                registration=registration,
                branch=session.offering.branch.code,
                by=by,
                at=at,
                deadline=max(session.starts_at, at),
            )
        told += 1
    return told


def _locked(session: Session) -> Session:
    """The session with its pool locked: nobody signs up while it changes."""
    pools = queries.pools_of(session.offering, None if session.offering.is_course else session)
    list(pools.select_for_update().order_by("id"))
    return Session.objects.select_related("offering__activity", "offering__branch__kern").get(id=session.id)


@db.action
def cancel(*, session: Session, reason: str, by: Actor) -> Session:
    """Takes a date out; everybody with a place or a turn hears it. Once more changes nothing. Raises AlreadyOver."""
    moment = clock.now()
    session = _locked(session)
    if session.is_cancelled:
        return session
    if session.ends_at <= moment:
        raise AlreadyOver
    session.state = SessionState.CANCELLED
    session.cancel_reason = reason
    session.version += 1
    session.changed_at = moment
    session.save(update_fields=["state", "cancel_reason", "version", "changed_at"])
    told = _tell_everyone(session, notices.session_cancelled, by, moment)
    events.record(
        SessionCancelled(activity=session.offering.activity_id, session=session.id, told=told),
        by=by,
        branch=session.offering.branch.code,
        labels=queries.label_codes(session.offering.activity),
    )
    return session


@dataclass(frozen=True)
class SessionFields:
    """What a maker may change of one date."""

    starts_at: datetime
    ends_at: datetime
    space_id: UUID | None
    capacity: int | None
    title: LocalText = field(default_factory=LocalText)


@db.action
def change(*, session: Session, fields: SessionFields, by: Actor) -> Session:
    """Changes one date. Another time or room is told to everybody; more places promote who waits.

    Raises ChangedMeanwhile when it is no longer the version that was read, EndsBeforeStart, DateTaken, AlreadyOver.
    """
    moment = clock.now()
    read, session = session, _locked(session)
    if session.version != read.version:
        raise stale.ChangedMeanwhile
    if session.ends_at <= moment:
        raise AlreadyOver
    if fields.ends_at <= fields.starts_at:
        raise EndsBeforeStart
    if session.offering.sessions.filter(starts_at=fields.starts_at).exclude(id=session.id).exists():
        raise DateTaken
    is_moved = (session.starts_at, session.ends_at, session.space_id) != (
        fields.starts_at,
        fields.ends_at,
        fields.space_id,
    )
    session.starts_at, session.ends_at = fields.starts_at, fields.ends_at
    session.space_id, session.capacity, session.title = fields.space_id, fields.capacity, fields.title
    session.version += 1
    session.changed_at = moment
    session.save()
    told = _tell_everyone(session, notices.session_changed, by, moment) if is_moved and not session.is_cancelled else 0
    event = events.record(
        SessionChanged(activity=session.offering.activity_id, session=session.id, told=told),
        by=by,
        branch=session.offering.branch.code,
        labels=queries.label_codes(session.offering.activity),
    )
    _resize(session, cause=event, by=by)
    return session


def _resize(session: Session, *, cause: UUID, by: Actor) -> None:
    pool = CapacityPool.objects.select_for_update().filter(session=session).first()
    size = session.capacity if session.capacity is not None else session.offering.capacity
    if pool is None or pool.size == size:
        return
    pool.size = size
    pool.save(update_fields=["size"])
    registrations.fill(pool=pool, place=registrations.Place(session.offering, session), causes=[cause], by=by)
