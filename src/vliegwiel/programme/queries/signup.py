# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a resident wants to sign up for, and whether she can. What it is stays in memory until it changes; who came first does not."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from vliegwiel.kit.snapshot import Snapshot
from vliegwiel.programme import queries
from vliegwiel.programme.models import ActivityState, CapacityPool, Offering, Session, SessionState
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


@dataclass(frozen=True)
class _Known:
    """What is asked for at every screen and seldom changes. Nobody writes on these rows."""

    pool: CapacityPool
    offering: Offering
    session: Session | None
    meetings: tuple[Session, ...]


def _nothing_yet() -> dict[UUID, _Known]:
    return {}


# By session, or by offering for a course. Emptied when an activity, a run, a date or a place changes; not by a sign-up.
_KNOWN = Snapshot(_nothing_yet, modules=("programme:activity", "programme:offering", "programme:session", "places"))


def _look_up(which: Q) -> _Known | None:
    published = CapacityPool.objects.filter(which, offering__activity__state=ActivityState.PUBLISHED)
    found = published.select_related("session", "offering__activity", "offering__branch__kern")
    pool = found.prefetch_related("offering__activity__labels").first()
    if pool is None:
        return None
    offering, session = pool.offering, pool.session
    planned = [session] if session else list(offering.sessions.filter(state=SessionState.PLANNED).order_by("starts_at"))
    for meeting in planned:
        meeting.offering = offering
    return _Known(pool, offering, session, tuple(planned))


def _known(identifier: UUID, which: Q) -> _Known | None:
    memory = _KNOWN.get()
    known = memory.get(identifier) or _look_up(which)
    if known:
        memory[identifier] = known
    return known


def _wanted(known: _Known | None, now: datetime) -> Wanted | None:
    if known is None:
        return None
    count = queries.standing(known.pool)
    first = known.session or next((meeting for meeting in known.meetings if meeting.starts_at > now), None)
    entry = entry_of(first, count, now) if first else Entry.CLOSED
    return Wanted(known.offering, known.session, first, count, entry)


def _date(session_id: UUID) -> _Known | None:
    return _known(session_id, Q(session_id=session_id))


def _course(offering_id: UUID) -> _Known | None:
    return _known(offering_id, Q(offering_id=offering_id, session=None))


def for_session(session_id: UUID, now: datetime) -> Wanted | None:
    """One date for which one signs up, None when the public does not see it. Two small queries, two more the first time."""
    return _wanted(_date(session_id), now)


def for_course(offering_id: UUID, now: datetime) -> Wanted | None:
    """A course for which one signs up once, None when the public does not see it. Two small queries, three more the first time."""
    return _wanted(_course(offering_id), now)


def place_of_session(session_id: UUID) -> tuple[Offering, Session | None] | None:
    """Only what it is, for the action that judges it anew. One small query."""
    known = _date(session_id)
    return (known.offering, known.session) if known else None


def place_of_course(offering_id: UUID) -> tuple[Offering, Session | None] | None:
    """Only what it is, for the action that judges it anew. One small query."""
    known = _course(offering_id)
    return (known.offering, None) if known else None
