# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What places tells others: frozen, without queries behind it. Codes of access labels, not labels, so that nothing is joined."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.localtext import LocalText
from vliegwiel.places.hours import NOT_OPEN, WALK_IN, Stretch
from vliegwiel.places.models import OpeningState


@dataclass(frozen=True)
class LibraryInfo:
    """The library of this installation. `languages` begins with the first language."""

    name: str
    municipality: str = ""
    tagline: LocalText = field(default_factory=LocalText)
    phone: str = ""
    email: str = ""
    website: str = ""
    catalogue_url: str = ""
    first_language: str = "nl"
    languages: tuple[str, ...] = ("nl",)
    school_region: str = "noord"
    theme: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False


@dataclass(frozen=True)
class KernInfo:
    """A village. Its name is a proper name: mark it `translate="no"`. Degrees in WGS 84."""

    id: UUID
    code: str
    name: str
    profile: LocalText
    lat: float | None
    lon: float | None
    assumed: bool


@dataclass(frozen=True)
class BranchInfo:
    """A branch. `access` holds codes of facet toegang; `assumed` says that something here is a guess (for staff)."""

    id: UUID
    code: str
    name: LocalText
    kern_id: UUID
    kern_code: str
    kern_name: str
    street: str
    postcode: str
    town: str
    phone: str
    email: str
    about: LocalText
    building: str
    lat: float | None
    lon: float | None
    access: frozenset[str]
    assumed: bool
    is_retired: bool


@dataclass(frozen=True)
class SpaceInfo:
    """A space. `access` is what holds here: its own facts and those of the spaces and the branch it is part of."""

    id: UUID
    branch_id: UUID
    branch_code: str
    parent_id: UUID | None
    code: str
    name: LocalText
    capacity: int | None
    own_access: frozenset[str]
    access: frozenset[str]
    depth: int
    assumed: bool
    is_retired: bool


@dataclass(frozen=True)
class OpeningNow:
    """What you find at the door at one moment. Moments are aware, in UTC; templates show them in local time.

    `until`: when this state ends, None when that is not within 60 days. `open_until`: when it is no longer possible to
    walk in. `with_staff_until`: None when nobody is there now. `next_opens`: the next moment to walk in, None while open.
    """

    state: OpeningState
    until: datetime | None
    open_until: datetime | None
    with_staff_until: datetime | None
    next_opens: datetime | None
    next_staffed: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether you can walk in."""
        return self.state in WALK_IN

    @property
    def is_known(self) -> bool:
        """False when no hours are known, which is not the same as closed."""
        return self.state is not OpeningState.UNDEFINED


@dataclass(frozen=True)
class DayHours:
    """The hours of one date. `stretches` cover the whole day; `open_stretches` is what to show."""

    on: date
    stretches: tuple[Stretch, ...]
    reason: LocalText
    is_exceptional: bool

    @property
    def open_stretches(self) -> list[Stretch]:
        """The stretches that are neither closed nor unknown, in order."""
        return [stretch for stretch in self.stretches if stretch.state not in NOT_OPEN]

    @property
    def is_closed(self) -> bool:
        """Whether it is known to be closed all day."""
        return all(stretch.state is OpeningState.CLOSED for stretch in self.stretches)

    @property
    def is_known(self) -> bool:
        """False when we do not know the hours of this day."""
        return any(stretch.state is not OpeningState.UNDEFINED for stretch in self.stretches)


class BranchClass(Enum):
    """How a branch counts by its staffed hours per week; the names are matched to the classes by us."""

    BRANCH = "vestiging"
    SERVICE_POINT = "servicepunt"
    MINI_SERVICE_POINT = "mini-servicepunt"
    NONE = "geen"

    @property
    def label(self) -> str | Promise:
        """As shown to staff."""
        return _CLASS_LABELS[self]


_CLASS_LABELS = {
    BranchClass.BRANCH: _("vestiging"),
    BranchClass.SERVICE_POINT: _("servicepunt"),
    BranchClass.MINI_SERVICE_POINT: _("mini-servicepunt"),
    BranchClass.NONE: _("geen vestiging"),
}


def class_of(staffed_hours: Decimal) -> BranchClass:
    """The class that staffed hours per week make (Staatscourant 2023-9297): > 15, 5-15, 1-4 hours.

    The source counts in whole hours. Between 4 and 5 we do not round in the library's favour: it stays the lower
    class, mini-servicepunt. Below 1 hour it is none of the three.
    """
    if staffed_hours > 15:
        return BranchClass.BRANCH
    if staffed_hours >= 5:
        return BranchClass.SERVICE_POINT
    return BranchClass.MINI_SERVICE_POINT if staffed_hours >= 1 else BranchClass.NONE


@dataclass(frozen=True)
class SchoolHolidayInfo:
    """A school holiday in the library's region, half-open."""

    name: LocalText
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class PopulationInfo:
    """Inhabitants on 1 January of `year`, with where the figure comes from."""

    kern_code: str | None
    year: int
    inhabitants: int
    source: str
    assumed: bool
