# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads of the programme for its actions and staff pages. What the public browses stands in agenda.py."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from vliegwiel.people import public as people
from vliegwiel.programme.models import (
    Activity,
    ActivityType,
    AgeBand,
    CapacityPool,
    Offering,
    Registration,
    RegistrationState,
    Session,
    SessionState,
    TallyEntry,
)

# What "no limit" counts as.
UNLIMITED = 1_000_000


def label_codes(activity: Activity) -> tuple[str, ...]:
    """The codes of the labels of an activity, sorted. One query, none when its labels were read along."""
    return tuple(sorted(label.code for label in activity.labels.all()))


def type_label_codes(type_id: UUID) -> list[str]:
    """The codes that a type of activity brings along."""
    found = ActivityType.objects.filter(id=type_id).values_list("labels__code", flat=True)
    return [code for code in found if code]


def pools_of(offering: Offering, session: Session | None) -> QuerySet[CapacityPool]:
    """The pool of a session, or of the whole course when `session` is None."""
    return CapacityPool.objects.filter(offering=offering, session=session)


def free_places(pool: CapacityPool) -> int:
    """How many more fit, recounted from rows; below nought when staff let more in. One query."""
    if pool.size is None:
        return UNLIMITED
    return pool.size - pool.registrations.filter(state=RegistrationState.CONFIRMED).count()


def is_in_pool(pool: CapacityPool, person_id: UUID) -> bool:
    """Whether somebody holds a place or a turn in a pool. One query."""
    return pool.registrations.filter(person_id=person_id).exclude(state=RegistrationState.CANCELLED).exists()


def has_meetings_ahead(offering: Offering, moment: datetime, *, or_busy: bool = False) -> bool:
    """Whether a planned meeting of a run has still to begin, or is busy at the moment. One query."""
    after = {"ends_at__gt": moment} if or_busy else {"starts_at__gt": moment}
    return offering.sessions.filter(**after, state=SessionState.PLANNED).exists()


def waiting_ahead(registration: Registration) -> int:
    """How many stand in line before her. One query."""
    line = Registration.objects.filter(pool_id=registration.pool_id, state=RegistrationState.WAITING)
    return line.filter(number__lt=registration.number).count()


def has_registrations(offering: Offering) -> bool:
    """Whether anybody ever signed up for a run."""
    return Registration.objects.filter(pool__offering=offering).exists()


@dataclass(frozen=True)
class PoolCount:
    """How a pool stands."""

    size: int | None
    confirmed: int
    waiting: int

    @property
    def free(self) -> int:
        """Places that the public may take: none as long as somebody waits."""
        if self.waiting:
            return 0
        return UNLIMITED if self.size is None else max(0, self.size - self.confirmed)

    @property
    def is_taken(self) -> bool:
        """Whether every place is taken, whoever waits."""
        return self.size is not None and self.confirmed >= self.size

    @property
    def overbooked(self) -> int:
        """How many were let in beyond the size."""
        return 0 if self.size is None else max(0, self.confirmed - self.size)


def standing(pool: CapacityPool) -> PoolCount:
    """How one pool stands, recounted from rows. One query, answered from an index."""
    by_state = dict(pool.registrations.order_by().values_list("state").annotate(Count("number")))
    return PoolCount(pool.size, by_state.get(RegistrationState.CONFIRMED, 0), by_state.get(RegistrationState.WAITING, 0))


def pool_counts(pools: QuerySet[CapacityPool]) -> dict[tuple[UUID, UUID | None], PoolCount]:
    """How pools stand, by (offering, session or None for a course). One query."""
    counted = pools.annotate(
        confirmed=Count("registrations", filter=Q(registrations__state=RegistrationState.CONFIRMED)),
        waiting=Count("registrations", filter=Q(registrations__state=RegistrationState.WAITING)),
    )
    rows = counted.values_list("offering_id", "session_id", "size", "confirmed", "waiting")
    return {(row[0], row[1]): PoolCount(row[2], row[3], row[4]) for row in rows}


@dataclass(frozen=True)
class DoorRow:
    """One line of the door sheet or of the list of sign-ups. `presence` is "" while unknown."""

    registration: Registration
    person: people.PersonInfo | None
    presence: str

    @property
    def name(self) -> str:
        """Her name, empty once she is erased."""
        return self.person.name if self.person else ""


def registrations_of(offering: Offering, session: Session | None) -> QuerySet[Registration]:
    """Everybody in the pool of a session or course, cancelled ones too, in order of arrival."""
    return Registration.objects.filter(pool__in=pools_of(offering, session)).order_by("number")


def door_rows(session: Session, state: str = RegistrationState.CONFIRMED) -> list[DoorRow]:
    """Who has a place at a session (or stands in `state`), by name, with what was seen. Three queries."""
    course = None if session.offering.is_course else session
    found = list(registrations_of(session.offering, course).filter(state=state).select_related("pool"))
    known = people.persons([row.person_id for row in found if row.person_id])
    seen = dict(session.attendances.values_list("registration_id", "presence"))
    rows = [DoorRow(row, known.get(row.person_id) if row.person_id else None, seen.get(row.id, "")) for row in found]
    return sorted(rows, key=lambda row: row.name.casefold())


def tally_of(session: Session) -> dict[str, int]:
    """The tally of a session by age band, every band present. One query."""
    sums = TallyEntry.objects.filter(session=session).values_list("band").annotate(Sum("step"))
    counted: Counter[str] = Counter(dict(sums))
    return {band: counted[band] for band in AgeBand.values}
