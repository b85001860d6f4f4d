# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads for the screens of the team: a day at a branch, the list of activities, what one can sign somebody up for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from vliegwiel.kit import dutch
from vliegwiel.kit.localtext import LocalText
from vliegwiel.programme.models import (
    Activity,
    ActivityState,
    CapacityPool,
    EnrolmentMode,
    Offering,
    Presence,
    RegistrationState,
    Session,
    SessionState,
    TallyEntry,
)
from vliegwiel.programme.queries import PoolCount, agenda, pool_counts

Branches = frozenset[str] | None
NOBODY = PoolCount(None, 0, 0)


@dataclass(frozen=True)
class DayLine:
    """One session of a day as the desk sees it. `came` counts who was seen, or the tally where nobody signs up."""

    session_id: UUID
    offering_id: UUID
    title: LocalText
    starts_at: datetime
    ends_at: datetime
    space: str
    takes_registrations: bool
    is_course: bool
    is_cancelled: bool
    is_over: bool
    count: PoolCount
    came: int


def day(branch_id: UUID, at: datetime) -> list[DayLine]:
    """Everything on a local day at a branch, cancelled too, drafts not. Four queries."""
    local = timezone.localtime(at)
    first = local.replace(hour=0, minute=0, second=0, microsecond=0)
    until = timezone.make_aware((first + timedelta(days=1)).replace(tzinfo=None))
    found = Session.objects.filter(offering__branch_id=branch_id, starts_at__gte=first, starts_at__lt=until)
    found = found.exclude(offering__activity__state=ActivityState.DRAFT)
    sessions = list(found.select_related("offering__activity", "offering__space", "space").order_by("starts_at", "id"))
    counts = pool_counts(CapacityPool.objects.filter(offering_id__in={session.offering_id for session in sessions}))
    came = _came(found)
    return [_day_line(session, counts, came, at) for session in sessions]


def _came(sessions: QuerySet[Session]) -> dict[UUID, int]:
    seen = sessions.order_by().annotate(seen=Count("attendances", filter=Q(attendances__presence=Presence.PRESENT)))
    came = dict(seen.values_list("id", "seen"))
    tally = TallyEntry.objects.filter(session__in=sessions.order_by()).values_list("session_id")
    for session_id, total in tally.annotate(total=Sum("step")).values_list("session_id", "total"):
        came[session_id] += total
    return came


def _day_line(session: Session, counts: dict[tuple[UUID, UUID | None], PoolCount], came: dict[UUID, int], at: datetime) -> DayLine:
    offering = session.offering
    space = session.space or offering.space
    return DayLine(
        session_id=session.id,
        offering_id=offering.id,
        title=session.title or offering.activity.title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        space=str(space.name) if space else "",
        takes_registrations=offering.takes_registrations,
        is_course=offering.is_course,
        is_cancelled=session.is_cancelled,
        is_over=session.ends_at <= at,
        count=counts.get((offering.id, None if offering.is_course else session.id), NOBODY),
        came=came.get(session.id, 0),
    )


@dataclass(frozen=True)
class ActivityFilter:
    """What a maker looks for. `only` holds the ids of her own activities, None for everybody's."""

    words: str = ""
    state: str = ""
    branch: str = ""
    only: frozenset[UUID] | None = None


@dataclass(frozen=True)
class ActivityLine:
    """One activity in the list of the team. `coming` counts sessions that are planned."""

    activity: Activity
    branches: list[str]
    next_at: datetime | None
    coming: int


def activities(wanted: ActivityFilter) -> list[Activity]:
    """Activities that match, by title. One query."""
    found = Activity.objects.select_related("type").defer("text", "bring", "cost_note")
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.branch:
        found = found.filter(Exists(Offering.objects.filter(activity=OuterRef("id"), branch__code=wanted.branch)))
    words = dutch.fold(wanted.words).split()
    matching = [
        row
        for row in found
        if (wanted.only is None or row.id in wanted.only)
        and all(word in dutch.fold(" ".join([*row.title.values(), *row.summary.values()])) for word in words)
    ]
    return sorted(matching, key=lambda row: dutch.fold(str(row.title)))


def activity_lines(rows: Iterable[Activity], now: datetime) -> list[ActivityLine]:
    """The activities of one page of the list with where and when. Two queries."""
    found = list(rows)
    ids = [row.id for row in found]
    branches: dict[UUID, list[str]] = {}
    offered = Offering.objects.filter(activity_id__in=ids).order_by("branch__order", "branch__code")
    for activity_id, name in offered.values_list("activity_id", "branch__name"):
        names = branches.setdefault(activity_id, [])
        if str(LocalText(name)) not in names:
            names.append(str(LocalText(name)))
    coming: dict[UUID, list[datetime]] = {}
    planned = Session.objects.filter(offering__activity_id__in=ids, starts_at__gt=now, state=SessionState.PLANNED)
    for activity_id, starts_at in planned.order_by("starts_at").values_list("offering__activity_id", "starts_at"):
        coming.setdefault(activity_id, []).append(starts_at)
    return [
        ActivityLine(row, branches.get(row.id, []), next(iter(coming.get(row.id, [])), None), len(coming.get(row.id, []))) for row in found
    ]


@dataclass(frozen=True)
class OfferingLine:
    """One run of an activity with how it stands."""

    offering: Offering
    count: PoolCount
    next_at: datetime | None
    coming: int


def offerings_of(activity: Activity, branches: Branches, now: datetime) -> list[OfferingLine]:
    """The runs of an activity at these branches. Three queries."""
    found = Offering.objects.filter(activity=activity).select_related("branch", "space").order_by("created_at", "id")
    if branches is not None:
        found = found.filter(branch__code__in=branches)
    rows = list(found)
    planned = Session.objects.filter(offering__in=rows, starts_at__gt=now, state=SessionState.PLANNED)
    coming: dict[UUID, list[datetime]] = {}
    for offering_id, starts_at in planned.order_by("starts_at").values_list("offering_id", "starts_at"):
        coming.setdefault(offering_id, []).append(starts_at)
    totals: dict[UUID, PoolCount] = {}
    for (offering_id, _session), count in pool_counts(CapacityPool.objects.filter(offering__in=rows)).items():
        so_far = totals.get(offering_id, NOBODY)
        totals[offering_id] = PoolCount(None, so_far.confirmed + count.confirmed, so_far.waiting + count.waiting)
    return [
        OfferingLine(row, totals.get(row.id, NOBODY), next(iter(coming.get(row.id, [])), None), len(coming.get(row.id, []))) for row in rows
    ]


@dataclass(frozen=True)
class DateLine:
    """One date of a run with how it stands."""

    session: Session
    space: str
    count: PoolCount
    is_over: bool


def dates_of(offering: Offering, now: datetime) -> list[DateLine]:
    """All dates of a run, in order, past and cancelled too. One query, two for a course."""
    shared = pool_counts(CapacityPool.objects.filter(offering=offering)).get((offering.id, None)) if offering.is_course else None
    stands = "pool__registrations__state"
    found = offering.sessions.select_related("space", "pool").annotate(
        confirmed=Count("pool__registrations", filter=Q(**{stands: RegistrationState.CONFIRMED})),
        waiting=Count("pool__registrations", filter=Q(**{stands: RegistrationState.WAITING})),
    )
    return [
        DateLine(
            session=session,
            space=str(session.space.name) if session.space else "",
            count=shared or PoolCount(session.pool.size if hasattr(session, "pool") else None, session.confirmed, session.waiting),
            is_over=session.ends_at <= now,
        )
        for session in found.order_by("starts_at", "id")
    ]


def open_for_desk(branches: Branches, words: str, now: datetime, *, first: str = "", limit: int = 8) -> list[agenda.Row]:
    """What the desk can sign somebody up for, soonest first, those of branch `first` on top. Two queries.

    All words must stand in the title, the branch or the village.
    """
    found = agenda.coming(agenda.Filters(), now).filter(state=SessionState.PLANNED)
    found = found.exclude(offering__mode=EnrolmentMode.DROP_IN).select_related("offering__activity", "offering__branch__kern")
    if branches is not None:
        found = found.filter(offering__branch__code__in=branches)
    wanted = dutch.fold(words).split()
    sessions = []
    for session in found:
        branch = session.offering.branch
        text = dutch.fold(
            " ".join([*session.offering.activity.title.values(), *session.title.values(), str(branch.name), str(branch.kern.name)])
        )
        if all(word in text for word in wanted):
            sessions.append(session)
    sessions.sort(key=lambda session: session.offering.branch.code != first)
    return agenda.rows(sessions[:limit], now)


def as_seen(activity: Activity, now: datetime) -> list[agenda.Row]:
    """The coming dates of an activity as residents see them, or will once it is published. Two queries."""
    found = Session.objects.filter(offering__activity=activity, ends_at__gt=now).order_by("starts_at", "id")
    return agenda.rows(found.select_related("offering__activity", "offering__branch__kern", "offering__space", "space"), now)
