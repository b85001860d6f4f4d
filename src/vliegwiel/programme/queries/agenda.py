# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public browses: coming sessions with filters, whether one can get in, and what a search finds."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import overload
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from vliegwiel.kit import dutch, snapshot
from vliegwiel.kit.localtext import LocalText
from vliegwiel.kit.snapshot import Snapshot
from vliegwiel.places import public as places
from vliegwiel.programme.models import (
    Activity,
    ActivityState,
    CapacityPool,
    EnrolmentMode,
    Offering,
    Session,
    SessionState,
)
from vliegwiel.programme.queries import PoolCount, pool_counts

FEW_LEFT = 3


class Entry(enum.Enum):
    """Can I get in?"""

    WALK_IN = "walk_in"
    FREE = "free"
    FEW = "few"
    WAITING_LIST = "waiting_list"
    FULL = "full"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def can_sign_up(self) -> bool:
        """Whether the sign-up button shows."""
        return self in {Entry.FREE, Entry.FEW, Entry.WAITING_LIST}


@dataclass(frozen=True)
class Filters:
    """What somebody looks for. Empty means everything. `labels` are codes that must all be there.

    A code of the facet toegang also holds where the branch or the space has it. `words` are matched by their stems.
    """

    kern: str = ""
    branch: str = ""
    first: datetime | None = None
    until: datetime | None = None
    labels: tuple[str, ...] = ()
    is_free: bool = False
    language_level: str = ""
    words: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the agenda, ready for the template. `places_left` is None where that is no one's business."""

    session_id: UUID
    offering_id: UUID
    activity_id: UUID
    slug: str
    title: LocalText
    summary: LocalText
    starts_at: datetime
    ends_at: datetime
    branch_id: UUID
    branch_code: str
    branch_name: LocalText
    kern_name: str
    space_id: UUID | None
    space_name: str
    offering_name: LocalText
    place_note: LocalText
    is_course: bool
    is_free: bool
    cost_cents: int
    entry: Entry
    places_left: int | None
    waiting: int
    cancel_reason: str
    version: int
    changed_at: datetime

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not happen."""
        return self.entry is Entry.CANCELLED


# Long texts that no list shows: reading and decoding them costs a fifth of the page.
_NOT_IN_LISTS = ("activity__text", "activity__bring", "activity__cost_note")


def _read_runs() -> dict[UUID, Offering]:
    public = Offering.objects.filter(activity__state=ActivityState.PUBLISHED)
    return {run.id: run for run in public.select_related("activity").defer(*_NOT_IN_LISTS)}


# The runs that the public sees: few, and seldom changed, while their dates and places change all day.
_RUNS = Snapshot(_read_runs, modules=("programme:activity", "programme:offering"))


def _public_sessions() -> QuerySet[Session]:
    """Sessions only: runs, branches and spaces come from memory, for less than the joins would cost."""
    return Session.objects.filter(offering__activity__state=ActivityState.PUBLISHED).order_by("starts_at", "id")


def _with_runs(sessions: Iterable[Session]) -> list[Session]:
    """The sessions with their runs from memory; one that is not there yet is read by itself."""
    found, runs = list(sessions), _RUNS.get()
    for session in found:
        if session.offering_id in runs:
            session.offering = runs[session.offering_id]
    return found


def coming(filters: Filters, now: datetime) -> QuerySet[Session]:
    """Sessions that have not ended, soonest first; of a course only the first meeting still to come in the period asked for."""
    since = max(now, filters.first) if filters.first else now
    earlier = Session.objects.filter(
        offering=OuterRef("offering"), ends_at__gt=since, state=SessionState.PLANNED, starts_at__lt=OuterRef("starts_at")
    )
    found = _public_sessions().filter(ends_at__gt=since)
    return _matching(found.exclude(Exists(earlier), offering__mode=EnrolmentMode.COURSE), filters)


# What decides which dates a list shows. Who signs up is not among them: places are counted anew for each page.
_LISTED_BY = ("labels", "places", "programme:activity", "programme:offering", "programme:session")


def listed(filters: Filters, now: datetime) -> "Listed":
    """The coming dates as a list to leaf through, read once a minute or when a date, a run or a place changes."""
    return Listed(filters, now.replace(second=0, microsecond=0), snapshot.position(_LISTED_BY))


@dataclass(frozen=True)
class Listed(Sequence[Session]):
    """A list of dates that is not read further than it is looked at."""

    filters: Filters
    minute: datetime
    position: int

    def __len__(self) -> int:
        return _count(self)

    @overload
    def __getitem__(self, wanted: int) -> Session: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Session]: ...
    def __getitem__(self, wanted: int | slice) -> Session | list[Session]:
        if isinstance(wanted, slice):
            return _some(self, wanted.start or 0, wanted.stop)
        return _some(self, wanted, wanted + 1)[0]


@snapshot.remembered(200)
def _count(listing: Listed) -> int:
    return coming(listing.filters, listing.minute).count()


@snapshot.remembered(100)
def _some(listing: Listed, start: int, stop: int | None) -> list[Session]:
    return list(coming(listing.filters, listing.minute)[start:stop])


def feed(filters: Filters, now: datetime) -> QuerySet[Session]:
    """Every meeting that matches, those of the last week too, so that a calendar does not lose what it just showed."""
    return _matching(_public_sessions().filter(ends_at__gt=now - timedelta(days=7)), filters)


def _matching(found: QuerySet[Session], filters: Filters) -> QuerySet[Session]:
    if filters.until:
        found = found.filter(starts_at__lt=filters.until)
    if filters.kern:
        found = found.filter(offering__branch__kern__code=filters.kern)
    if filters.branch:
        found = found.filter(offering__branch__code=filters.branch)
    if filters.words.strip():
        found = found.filter(offering__activity_id__in=_activities_named(filters.words))
    if filters.is_free:
        found = found.filter(offering__activity__cost_cents=0)
    if filters.language_level:
        found = found.filter(offering__activity__language_level__in=["", *_up_to(filters.language_level)])
    for code in filters.labels:
        labelled = Activity.labels.through.objects.filter(activity_id=OuterRef("offering__activity_id"), label__code=code)
        found = found.filter(Exists(labelled) | _where_it_holds(code))
    return found


def _where_it_holds(code: str) -> Q:
    """Places with an access fact: the branch as a whole, or the space; a space inherits from its branch."""
    if not code.startswith("toegang:"):
        return Q(pk__in=[])
    spaces = [info.id for info in places.spaces_with_access([code])]
    own = Q(space_id__in=spaces) | Q(space=None, offering__space_id__in=spaces)
    return own | Q(offering__branch_id__in=[info.id for info in places.branches_with_access([code])])


def _activities_named(words: str) -> list[UUID]:
    """Published activities in whose texts every word occurs, by stem or as a beginning. One query."""
    wanted = dutch.stem_words(words)
    texts = Activity.objects.filter(state=ActivityState.PUBLISHED).values_list("id", "title", "summary", "text")
    return [identifier for identifier, *parts in texts if wanted and _occur(wanted, parts)]


def _occur(wanted: list[str], parts: list[LocalText]) -> bool:
    found = {stem for part in parts for text in part.values() for stem in dutch.stem_words(text)}
    return all(any(stem.startswith(word) for stem in found) for word in wanted)


def _up_to(level: str) -> list[str]:
    levels = ["A1", "A2", "B1", "B2"]
    return levels[: levels.index(level) + 1] if level in levels else []


def entry_of(session: Session, count: PoolCount | None, now: datetime) -> Entry:
    """Whether one can get in. `count` is how its pool stands, None where there is none."""
    offering = session.offering
    if session.is_cancelled:
        return Entry.CANCELLED
    if not offering.takes_registrations:
        return Entry.WALK_IN
    if offering.signup_opens_at and now < offering.signup_opens_at:
        return Entry.NOT_YET
    has_begun = session.starts_at <= now and not offering.is_course
    if has_begun or (offering.signup_closes_at and now >= offering.signup_closes_at):
        return Entry.CLOSED
    free = count.free if count else 0
    if free < 1:
        return Entry.WAITING_LIST if offering.has_waiting_list else Entry.FULL
    return Entry.FEW if free <= FEW_LEFT else Entry.FREE


def rows(sessions: Iterable[Session], now: datetime) -> list[Row]:
    """Sessions as lines with whether one can get in. One query, whatever the number of sessions."""
    found = _with_runs(sessions)
    courses = Q(offering_id__in={session.offering_id for session in found}, session=None)
    counts = pool_counts(CapacityPool.objects.filter(courses | Q(session_id__in=[session.id for session in found])))
    branches = places.branches_by_id({session.offering.branch_id for session in found})
    spaces = places.spaces_by_id({space for session in found if (space := _space_id(session))})
    return [_row(session, counts, branches[session.offering.branch_id], spaces, now) for session in found]


def _space_id(session: Session) -> UUID | None:
    return session.space_id or session.offering.space_id


def _row(
    session: Session,
    counts: dict[tuple[UUID, UUID | None], PoolCount],
    branch: places.BranchInfo,
    spaces: dict[UUID, places.SpaceInfo],
    now: datetime,
) -> Row:
    offering, activity = session.offering, session.offering.activity
    count = counts.get((offering.id, None if offering.is_course else session.id))
    entry = entry_of(session, count, now)
    space = spaces.get(_space_id(session) or offering.id)
    return Row(
        session_id=session.id,
        offering_id=offering.id,
        activity_id=activity.id,
        slug=activity.slug,
        title=session.title or activity.title,
        summary=activity.summary,
        starts_at=timezone.localtime(session.starts_at),
        ends_at=timezone.localtime(session.ends_at),
        branch_id=offering.branch_id,
        branch_code=branch.code,
        branch_name=branch.name,
        kern_name=branch.kern_name,
        space_id=space.id if space else None,
        space_name=str(space.name) if space else "",
        offering_name=offering.name,
        place_note=offering.place_note,
        is_course=offering.is_course,
        is_free=activity.is_free,
        cost_cents=activity.cost_cents,
        entry=entry,
        places_left=count.free if count and entry in {Entry.FREE, Entry.FEW} and count.size is not None else None,
        waiting=count.waiting if count else 0,
        cancel_reason=session.cancel_reason,
        version=session.version,
        changed_at=max(session.changed_at, activity.changed_at),
    )


def of_activity(activity: Activity, now: datetime) -> list[Row]:
    """All coming dates of one activity, every meeting of a course. Three queries."""
    found = _public_sessions().filter(offering__activity=activity, ends_at__gt=now)
    return rows(found, now)


def on_day(branch_id: UUID | None, day_start: datetime, now: datetime) -> list[Row]:
    """Everything of one local day, past hours too, at one branch or at all. Three queries."""
    local = timezone.localtime(day_start)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    next_day = timezone.make_aware((midnight + timedelta(days=1)).replace(tzinfo=None), timezone.get_current_timezone())
    found = _public_sessions().filter(starts_at__gte=midnight, starts_at__lt=next_day)
    if branch_id:
        found = found.filter(offering__branch_id=branch_id)
    return rows(found, now)


@dataclass(frozen=True)
class SearchEntry:
    """What the search box knows of an activity: words of its title weigh more than words of its texts."""

    slug: str
    title: LocalText
    summary: LocalText
    text: LocalText
    labels: tuple[str, ...]
    next_at: datetime | None


def search_entries(now: datetime) -> list[SearchEntry]:
    """Every public activity with its next date, for the search box. Three queries."""
    activities = Activity.objects.filter(state__in=[ActivityState.PUBLISHED, ActivityState.TO_COME])
    upcoming = Session.objects.filter(starts_at__gt=now, state=SessionState.PLANNED).order_by("-starts_at")
    following = dict(upcoming.values_list("offering__activity_id", "starts_at"))
    return [
        SearchEntry(
            slug=activity.slug,
            title=activity.title,
            summary=activity.summary,
            text=activity.text,
            labels=tuple(sorted(label.code for label in activity.labels.all())),
            next_at=following.get(activity.id),
        )
        for activity in activities.prefetch_related("labels").order_by("slug")
    ]
