# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to places. The branch's code goes along as the branch of the event; empty when it is about all."""

from dataclasses import dataclass
from uuid import UUID

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class LibraryChanged(events.Fact):
    """The library's own facts were entered or changed."""

    TAG = "places:library:changed"
    library: UUID


@dataclass(frozen=True)
class KernChanged(events.Fact):
    """A village was added or changed."""

    TAG = "places:kern:changed"
    kern: UUID


@dataclass(frozen=True)
class PopulationChanged(events.Fact):
    """A population figure was entered or corrected; without kern it is of the whole municipality."""

    TAG = "places:population:changed"
    kern: UUID | None
    year: int
    inhabitants: int


@dataclass(frozen=True)
class PopulationRemoved(events.Fact):
    """A population figure was taken away; without kern it was of the whole municipality."""

    TAG = "places:population:removed"
    kern: UUID | None
    year: int


@dataclass(frozen=True)
class SchoolHolidayChanged(events.Fact):
    """A school holiday was entered or changed."""

    TAG = "places:school_holiday:changed"
    holiday: UUID


@dataclass(frozen=True)
class SchoolHolidayRemoved(events.Fact):
    """A school holiday was taken out."""

    TAG = "places:school_holiday:removed"
    holiday: UUID


@dataclass(frozen=True)
class BranchChanged(events.Fact):
    """A branch was added or changed, or came back after being retired."""

    TAG = "places:branch:changed"
    branch: UUID


@dataclass(frozen=True)
class BranchRetired(events.Fact):
    """A branch is no longer shown; what happened there keeps its name."""

    TAG = "places:branch:retired"
    branch: UUID


@dataclass(frozen=True)
class SpaceChanged(events.Fact):
    """A space was added or changed, or came back after being retired."""

    TAG = "places:space:changed"
    space: UUID


@dataclass(frozen=True)
class SpaceRetired(events.Fact):
    """A space is no longer offered."""

    TAG = "places:space:retired"
    space: UUID


@dataclass(frozen=True)
class OpeningWeekChanged(events.Fact):
    """The week of a branch, or the week of one period, was replaced. `staffed_minutes` is what the new week counts."""

    TAG = "places:opening_week:changed"
    branch: UUID
    staffed_minutes: int


@dataclass(frozen=True)
class OpeningExceptionAdded(events.Fact):
    """Other hours on some dates, of one branch or (without branch) of all."""

    TAG = "places:opening_exception:added"
    exception: UUID
    branch: UUID | None
    days: int


@dataclass(frozen=True)
class OpeningExceptionRemoved(events.Fact):
    """An exception was taken back."""

    TAG = "places:opening_exception:removed"
    exception: UUID
    branch: UUID | None
