# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in the programme: ids, numbers and labels, never a name."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class ActivityChanged(events.Fact):
    """An activity was made, changed, published or taken out; `state` counts the states in their order."""

    TAG: ClassVar[str] = "programme:activity:changed"
    activity: UUID


@dataclass(frozen=True)
class ActivityPublished(events.Fact):
    """The public sees it from now on."""

    TAG: ClassVar[str] = "programme:activity:published"
    activity: UUID


@dataclass(frozen=True)
class OfferingChanged(events.Fact):
    """A run was made or changed. `capacity` is absent when there is no limit."""

    TAG: ClassVar[str] = "programme:offering:changed"
    activity: UUID
    offering: UUID
    capacity: int | None


@dataclass(frozen=True)
class SessionPlanned(events.Fact):
    """A date was set."""

    TAG: ClassVar[str] = "programme:session:planned"
    activity: UUID
    session: UUID
    minutes: int


@dataclass(frozen=True)
class SessionChanged(events.Fact):
    """Time, space, title or capacity of a date changed; `told` people were sent word."""

    TAG: ClassVar[str] = "programme:session:changed"
    activity: UUID
    session: UUID
    told: int


@dataclass(frozen=True)
class SessionCancelled(events.Fact):
    """A date does not happen; `told` people were sent word."""

    TAG: ClassVar[str] = "programme:session:cancelled"
    activity: UUID
    session: UUID
    told: int


@dataclass(frozen=True)
class RegistrationConfirmed(events.Fact):
    """Somebody has a place. `waited` is 1 when she came from the line."""

    TAG: ClassVar[str] = "programme:registration:confirmed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"registration"})
    activity: UUID
    offering: UUID
    session: UUID | None
    registration: UUID
    waited: int


@dataclass(frozen=True)
class RegistrationQueued(events.Fact):
    """Somebody was refused a place for now and stands in line; `ahead` people stand before her."""

    TAG: ClassVar[str] = "programme:registration:queued"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"registration"})
    activity: UUID
    offering: UUID
    session: UUID | None
    registration: UUID
    ahead: int


@dataclass(frozen=True)
class RegistrationCancelled(events.Fact):
    """A place or a turn in line was given up. `had_place` and `by_staff` are 1 or 0."""

    TAG: ClassVar[str] = "programme:registration:cancelled"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"registration"})
    activity: UUID
    offering: UUID
    session: UUID | None
    registration: UUID
    had_place: int
    by_staff: int


@dataclass(frozen=True)
class AttendanceMarked(events.Fact):
    """Somebody was seen, or was not. `present`, `absent`, `excused`: 1 or 0. A later one corrects an earlier one."""

    TAG: ClassVar[str] = "programme:attendance:marked"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"registration"})
    activity: UUID
    session: UUID
    registration: UUID
    present: int
    absent: int
    excused: int
    walk_in: int


@dataclass(frozen=True)
class WalkInTallied(events.Fact):
    """Somebody walked in, counted without a name. Each age band is 1, -1 or 0."""

    TAG: ClassVar[str] = "programme:tally:added"
    activity: UUID
    session: UUID
    child: int
    youth: int
    adult: int
    senior: int
