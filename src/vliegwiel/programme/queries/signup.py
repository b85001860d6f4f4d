# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a resident wants to sign up for, in one question to the database, with whether she can."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from vliegwiel.programme.models import ActivityState, CapacityPool, Offering, Registration, RegistrationState, Session, SessionState
from vliegwiel.programme.queries import PoolCount
from vliegwiel.programme.queries.agenda import Entry, entry_of


@dataclass(frozen=True)
class Wanted:
    """An offering, its session unless it is a course, and the first meeting, None when all have been.

    `entry` says whether she can get in, `count` how the pool stands.
    """

    offering: Offering
    session: Session | None
    first: Session | None
    count: PoolCount
    entry: Entry

    @property
    def title(self) -> str:
        """What it is called, in the language of the page."""
        own = str(self.session.title) if self.session else ""
        return own or str(self.offering.activity.title)


def _number(state: str) -> Coalesce:
    found = Registration.objects.filter(pool=OuterRef("pk"), state=state).order_by().values("pool")
    return Coalesce(Subquery(found.annotate(n=Count("number")).values("n"), output_field=IntegerField()), 0)


def _pools() -> QuerySet[CapacityPool]:
    published = CapacityPool.objects.filter(offering__activity__state=ActivityState.PUBLISHED)
    return published.select_related("session", "offering__activity", "offering__branch__kern")


def _wanted(found: QuerySet[CapacityPool], now: datetime) -> Wanted | None:
    counted = found.annotate(confirmed=_number(RegistrationState.CONFIRMED), waiting=_number(RegistrationState.WAITING))
    pool = counted.first()
    if pool is None:
        return None
    count = PoolCount(pool.size, pool.confirmed, pool.waiting)
    first = pool.session
    if first is None:
        coming = pool.offering.sessions.filter(state=SessionState.PLANNED, starts_at__gt=now)
        first = coming.order_by("starts_at").first()
    if first is None:
        return Wanted(pool.offering, None, None, count, Entry.CLOSED)
    first.offering = pool.offering
    return Wanted(pool.offering, pool.session, first, count, entry_of(first, count, now))


def for_session(session_id: UUID, now: datetime) -> Wanted | None:
    """One date for which one signs up, None when the public does not see it. One query."""
    return _wanted(_pools().filter(session_id=session_id), now)


def for_course(offering_id: UUID, now: datetime) -> Wanted | None:
    """A course for which one signs up once, None when the public does not see it. Two queries."""
    return _wanted(_pools().filter(offering_id=offering_id, session=None), now)
