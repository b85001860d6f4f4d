# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programme's actions for callers that hold ids and never a row: other modules, through public.py. No rules here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import LocalText
from vliegwiel.people import public as people
from vliegwiel.programme.actions import activities, attendance, offerings, registrations, sessions
from vliegwiel.programme.actions.offerings import OfferingFields
from vliegwiel.programme.actions.registrations import Place
from vliegwiel.programme.actions.sessions import Rule
from vliegwiel.programme.models import (
    Activity,
    ActivityState,
    AgeBand,
    CapacityPool,
    Offering,
    Presence,
    Registration,
    RegistrationState,
    Session,
    Source,
)


@dataclass(frozen=True)
class ActivityInfo:
    """An activity to read. `labels` are codes, sorted."""

    id: UUID
    slug: str
    title: LocalText
    labels: tuple[str, ...]
    min_age: int | None
    max_age: int | None
    cost_cents: int


@dataclass(frozen=True)
class RunInfo:
    """A run of an activity at a branch."""

    id: UUID
    activity_id: UUID
    branch_id: UUID
    mode: str
    capacity: int | None


@dataclass(frozen=True)
class SessionInfo:
    """One date of a run."""

    id: UUID
    run_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class SignupInfo:
    """A registration. `has_place` is False while she waits; `number` is her place in the order of arrival."""

    id: UUID
    person_id: UUID | None
    code: str
    has_place: bool
    number: int


def published() -> list[ActivityInfo]:
    """The activities that the public sees and that may have dates, by slug. Two queries."""
    found = Activity.objects.filter(state=ActivityState.PUBLISHED).order_by("slug").prefetch_related("labels")
    return [
        ActivityInfo(
            id=row.id,
            slug=row.slug,
            title=row.title,
            labels=tuple(sorted(label.code for label in row.labels.all())),
            min_age=row.min_age,
            max_age=row.max_age,
            cost_cents=row.cost_cents,
        )
        for row in found
    ]


def activity_named(slug: str) -> UUID | None:
    """The id of the activity with this slug, in whatever state; None when there is none. One query."""
    return Activity.objects.filter(slug=slug).values_list("id", flat=True).first()


def runs_of(activity_id: UUID) -> list[RunInfo]:
    """The runs of one activity in whatever state, oldest first. One query."""
    return [_run(row) for row in Offering.objects.filter(activity_id=activity_id).order_by("created_at", "id")]


def _run(row: Offering) -> RunInfo:
    return RunInfo(row.id, row.activity_id, row.branch_id, row.mode, row.capacity)


def _session(row: Session) -> SessionInfo:
    return SessionInfo(row.id, row.offering_id, row.starts_at, row.ends_at)


def _signup(row: Registration) -> SignupInfo:
    return SignupInfo(row.id, row.person_id, row.code, row.state == RegistrationState.CONFIRMED, row.number)


def runs() -> list[RunInfo]:
    """All runs of published activities, oldest first. One query."""
    found = Offering.objects.filter(activity__state=ActivityState.PUBLISHED).order_by("created_at", "id")
    return [_run(row) for row in found]


def sessions_of(run_id: UUID) -> list[SessionInfo]:
    """The dates of a run that happen or happened, in order. One query."""
    return [_session(row) for row in Session.objects.filter(offering_id=run_id, state="planned")]


def _offering_of(run_id: UUID) -> Offering:
    return Offering.objects.select_related("activity", "branch__kern").get(id=run_id)


def _session_of(session_id: UUID) -> Session:
    return Session.objects.select_related("offering__activity", "offering__branch__kern").get(id=session_id)


def add_run(*, activity_id: UUID, fields: OfferingFields, by: Actor) -> RunInfo:
    """See actions.offerings.create."""
    return _run(offerings.create(activity=Activity.objects.get(id=activity_id), fields=fields, by=by))


def generate(*, run_id: UUID, rule: Rule, by: Actor) -> list[SessionInfo]:
    """See actions.sessions.generate."""
    return [_session(row) for row in sessions.generate(offering=_offering_of(run_id), rule=rule, by=by)]


def plan(*, run_id: UUID, starts_at: datetime, ends_at: datetime, by: Actor) -> SessionInfo:
    """See actions.sessions.plan."""
    return _session(sessions.plan(offering=_offering_of(run_id), starts_at=starts_at, ends_at=ends_at, by=by))


def cancel_session(*, session_id: UUID, reason: str, by: Actor) -> None:
    """See actions.sessions.cancel."""
    sessions.cancel(session=_session_of(session_id), reason=reason, by=by)


def sign_up(*, run_id: UUID, session_id: UUID | None, contact: people.Contact, source: str, key: str, by: Actor) -> SignupInfo:
    """See actions.registrations.sign_up. `source` is a value of Source; `session_id` is None for a course."""
    if session_id is None:
        place = Place(_offering_of(run_id), None)
    else:
        session = _session_of(session_id)
        place = Place(session.offering, session)
    return _signup(registrations.sign_up(place=place, contact=contact, source=Source(source), key=key, by=by))


def cancel_signup(*, signup_id: UUID, by: Actor) -> None:
    """See actions.registrations.cancel."""
    registrations.cancel(registration=Registration.objects.get(id=signup_id), by=by)


def with_place(run_id: UUID, session_id: UUID | None) -> list[SignupInfo]:
    """Who has a place at a session, or at a whole course (`session_id` None), in order of arrival. One query."""
    pools = CapacityPool.objects.filter(offering_id=run_id, session=session_id)
    found = Registration.objects.filter(pool__in=pools, state=RegistrationState.CONFIRMED)
    return [_signup(row) for row in found]


def mark(*, signup_id: UUID, session_id: UUID, presence: str, by: Actor) -> None:
    """See actions.attendance.mark. `presence` is a value of Presence."""
    found = Registration.objects.select_related("pool").get(id=signup_id)
    attendance.mark(registration=found, session=_session_of(session_id), presence=Presence(presence), by=by)


def walk_in(*, session_id: UUID, contact: people.Contact, key: str, by: Actor) -> SignupInfo:
    """See actions.attendance.walk_in."""
    return _signup(attendance.walk_in(session=_session_of(session_id), contact=contact, key=key, by=by))


def close_door(*, session_id: UUID, by: Actor) -> int:
    """See actions.attendance.close_door."""
    return attendance.close_door(session=_session_of(session_id), by=by)


def tally(*, session_id: UUID, band: str, key: str, by: Actor) -> int:
    """See actions.attendance.tally. `band` is a value of AgeBand."""
    return attendance.tally(session=_session_of(session_id), band=AgeBand(band), key=key, by=by)


def set_activity(*, slug: str, fields: activities.ActivityFields, by: Actor) -> UUID:
    """The activity with this slug with these fields, made and published when it is new; see actions.activities."""
    found = Activity.objects.filter(slug=slug).first()
    if found is None:
        found = activities.create(fields=fields, by=by, slug=slug)
        activities.publish(activity=found, by=by)
    else:
        activities.change(activity=found, fields=fields, version=found.version, by=by)
    return found.id
