# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and changing the runs of an activity, and the size of its pools."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import LocalText
from vliegwiel.programme import queries
from vliegwiel.programme.actions import registrations, stale
from vliegwiel.programme.events import OfferingChanged
from vliegwiel.programme.models import Activity, CapacityPool, EnrolmentMode, Offering


class WindowReversed(errors.ActionRefused):
    """Sign-up would close before it opens."""

    message = _("Aanmelden sluit eerder dan het opent. Kijk de dagen na.")
    field = "signup_closes_at"


class ModeFixed(errors.ActionRefused):
    """People have signed up, so the way of signing up cannot change any more."""

    message = _("Er zijn al aanmeldingen. De manier van aanmelden kan niet meer veranderen.")
    field = "mode"


@dataclass(frozen=True)
class OfferingFields:
    """What a maker fills in about a run."""

    branch_id: UUID
    space_id: UUID | None
    mode: str
    capacity: int | None
    has_waiting_list: bool = True
    name: LocalText = field(default_factory=LocalText)
    place_note: LocalText = field(default_factory=LocalText)
    signup_opens_at: datetime | None = None
    signup_closes_at: datetime | None = None
    spoken_languages: tuple[str, ...] = ()


def fields_of(offering: Offering) -> OfferingFields:
    """The present fields of a run, for a copy or a form. Dates of the enrolment window are left out."""
    return OfferingFields(
        branch_id=offering.branch_id,
        space_id=offering.space_id,
        mode=offering.mode,
        capacity=offering.capacity,
        has_waiting_list=offering.has_waiting_list,
        name=offering.name,
        place_note=offering.place_note,
        spoken_languages=tuple(offering.spoken_languages),
    )


def _apply(offering: Offering, fields: OfferingFields) -> None:
    if fields.signup_opens_at and fields.signup_closes_at and fields.signup_closes_at <= fields.signup_opens_at:
        raise WindowReversed
    offering.branch_id = fields.branch_id
    offering.space_id = fields.space_id
    offering.mode = fields.mode
    offering.capacity = None if fields.mode == EnrolmentMode.DROP_IN else fields.capacity
    offering.has_waiting_list = fields.has_waiting_list
    offering.name = fields.name
    offering.place_note = fields.place_note
    offering.signup_opens_at = fields.signup_opens_at
    offering.signup_closes_at = fields.signup_closes_at
    offering.spoken_languages = list(fields.spoken_languages)


def _record(offering: Offering, by: Actor) -> UUID:
    fact = OfferingChanged(activity=offering.activity_id, offering=offering.id, capacity=offering.capacity)
    return events.record(fact, by=by, branch=offering.branch.code, labels=queries.label_codes(offering.activity))


@db.action
def create(*, activity: Activity, fields: OfferingFields, by: Actor) -> Offering:
    """A new run. Raises WindowReversed."""
    offering = Offering(activity=activity, created_at=clock.now())
    _apply(offering, fields)
    offering.save()
    if offering.is_course:
        CapacityPool.objects.create(offering=offering, size=offering.capacity)
    _record(offering, by)
    return offering


@db.action
def change(*, offering: Offering, fields: OfferingFields, by: Actor) -> Offering:
    """Changes a run. A larger capacity promotes who waits, a smaller one drops nobody.

    Raises ChangedMeanwhile when it is no longer the version that was read, WindowReversed, ModeFixed.
    """
    read, offering = offering, Offering.objects.select_for_update().get(id=offering.id)
    if offering.version != read.version:
        raise stale.ChangedMeanwhile
    old_mode = offering.mode
    if fields.mode != old_mode and queries.has_registrations(offering):
        raise ModeFixed
    _apply(offering, fields)
    offering.version += 1
    offering.save()
    event = _record(offering, by)
    if fields.mode != old_mode:
        _rebuild_pools(offering)
    resize(offering=offering, cause=event, by=by)
    return offering


def _rebuild_pools(offering: Offering) -> None:
    offering.pools.all().delete()
    if offering.is_course:
        CapacityPool.objects.create(offering=offering, size=offering.capacity)
    elif offering.takes_registrations:
        for session in offering.sessions.all():
            CapacityPool.objects.create(offering=offering, session=session, size=session.capacity)


@db.action
def resize(*, offering: Offering, cause: UUID, by: Actor) -> None:
    """Gives every pool of a run the size that holds now and fills what came free."""
    pools = CapacityPool.objects.filter(offering=offering).select_related("session").order_by("id")
    for pool in pools.select_for_update(of=("self",)):
        own = pool.session.capacity if pool.session else None
        size = own if own is not None else offering.capacity
        if pool.size == size:
            continue
        pool.size = size
        pool.save(update_fields=["size"])
        registrations.fill(pool=pool, place=registrations.place_of(pool), causes=[cause], by=by)
