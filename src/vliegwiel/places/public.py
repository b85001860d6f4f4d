# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Front door of places: where the library is and when you can go there.

All functions answer from memory: one small query to see whether anything was recorded since, none inside
`kit.snapshot.steady()` after the first, whatever the number of branches. Moments are aware and in UTC; dates and
clock times are local. Periods are half-open. How a day's hours are made stands in hours.py.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.translation import get_language

from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.places import hours
from vliegwiel.places.actions.library import mark_synthetic
from vliegwiel.places.hours import Stretch
from vliegwiel.places.infos import (
    BranchClass,
    BranchInfo,
    DayHours,
    KernInfo,
    LibraryInfo,
    OpeningNow,
    PopulationInfo,
    SchoolHolidayInfo,
    SpaceInfo,
    class_of,
)
from vliegwiel.places.models import OpeningState
from vliegwiel.places.queries import ATLAS

__all__ = [
    "BranchClass",
    "BranchInfo",
    "DayHours",
    "KernInfo",
    "LibraryInfo",
    "OpeningNow",
    "OpeningState",
    "PopulationInfo",
    "SchoolHolidayInfo",
    "SpaceInfo",
    "Stretch",
    "branch",
    "branch_class",
    "branches",
    "branches_by_id",
    "branches_with_access",
    "class_of",
    "closed_dates",
    "is_school_holiday",
    "kern",
    "kernen",
    "library",
    "mark_synthetic",
    "opening_days",
    "opening_now",
    "opening_now_everywhere",
    "population",
    "school_holiday_on",
    "school_holidays",
    "spaces",
    "spaces_by_id",
    "spaces_with_access",
    "staffed_hours_per_week",
    "with_parts",
]


def library() -> LibraryInfo:
    """The library of this installation; a nameless one called Vliegwiel as long as no folder was loaded."""
    return ATLAS.get().library


def kernen() -> list[KernInfo]:
    """The villages, in the library's order."""
    return list(ATLAS.get().kernen)


def kern(code: str) -> KernInfo | None:
    """One village by its code."""
    return next((info for info in ATLAS.get().kernen if info.code == code), None)


def branches() -> list[BranchInfo]:
    """The branches that are not retired, in the library's order."""
    return [info for info in ATLAS.get().branches.values() if not info.is_retired]


def branch(code: str) -> BranchInfo | None:
    """One branch by its code; None when it is unknown or retired."""
    return next((info for info in branches() if info.code == code), None)


def branches_by_id(ids: Iterable[UUID]) -> dict[UUID, BranchInfo]:
    """Branches by id, retired ones too; unknown ids are left out."""
    known = ATLAS.get().branches
    return {id_: known[id_] for id_ in ids if id_ in known}


def branches_with_access(codes: Collection[str]) -> list[BranchInfo]:
    """The branches where all these access facts hold for the whole building."""
    return [info for info in branches() if info.access.issuperset(codes)]


def spaces(branch_id: UUID) -> list[SpaceInfo]:
    """The spaces of a branch that are not retired, as a tree laid flat: each whole before its parts, see `depth`."""
    return [info for info in ATLAS.get().spaces.values() if info.branch_id == branch_id and not info.is_retired]


def spaces_by_id(ids: Iterable[UUID]) -> dict[UUID, SpaceInfo]:
    """Spaces by id, retired ones too; unknown ids are left out."""
    known = ATLAS.get().spaces
    return {id_: known[id_] for id_ in ids if id_ in known}


def spaces_with_access(codes: Collection[str], branch_id: UUID | None = None) -> list[SpaceInfo]:
    """The spaces where all these access facts hold, their own or inherited; of one branch or of all."""
    return [
        info
        for info in ATLAS.get().spaces.values()
        if info.access.issuperset(codes) and not info.is_retired and branch_id in {None, info.branch_id}
    ]


def with_parts(space_id: UUID) -> frozenset[UUID]:
    """The space and everything it is made of: what is taken when the whole is taken. Empty for an unknown id."""
    known = ATLAS.get().spaces
    taken = {space_id} & known.keys()
    # Each parent stands before its parts, so one pass finds them all.
    for info in known.values():
        if info.parent_id in taken:
            taken.add(info.id)
    return frozenset(taken)


def opening_now(branch_id: UUID, at: datetime) -> OpeningNow:
    """What you find at a branch at a moment. Undefined, never an error, for an unknown branch. `at` is aware."""
    return _opening_now(ATLAS.get().hours.get(branch_id), at)


def opening_now_everywhere(at: datetime) -> dict[UUID, OpeningNow]:
    """`opening_now` of all branches that are not retired, in the library's order."""
    atlas = ATLAS.get()
    return {info.id: _opening_now(atlas.hours[info.id], at) for info in atlas.branches.values() if not info.is_retired}


def _opening_now(known: hours.Hours | None, at: datetime) -> OpeningNow:
    if known is None:
        return OpeningNow(OpeningState.UNDEFINED, None, None, None, None, None)
    coming = hours.spans_from(known, at)
    now, following = next(coming), next(coming, None)
    ahead = _Ahead(coming, [following] if following else [])
    is_open = now.state in hours.WALK_IN
    return OpeningNow(
        state=now.state,
        until=now.ends_at if following else None,
        open_until=ahead.first_in(hours.NOT_WALK_IN) if is_open else None,
        with_staff_until=now.ends_at if now.state is OpeningState.STAFFED else None,
        next_opens=None if is_open else ahead.first_in(hours.WALK_IN),
        next_staffed=ahead.first_in({OpeningState.STAFFED}),
    )


@dataclass
class _Ahead:
    """The spans to come, looked at no further than is needed."""

    coming: Iterator[hours.Span]
    seen: list[hours.Span]

    def first_in(self, states: Collection[OpeningState]) -> datetime | None:
        for span in self.seen:
            if span.state in states:
                return span.starts_at
        for span in self.coming:
            self.seen.append(span)
            if span.state in states:
                return span.starts_at
        return None


def opening_days(branch_id: UUID, first: date, days: int) -> list[DayHours]:
    """The hours of `days` dates from `first`, with holidays and exceptions in them. Empty for an unknown branch."""
    known = ATLAS.get().hours.get(branch_id)
    if known is None:
        return []
    found = [hours.day(known, first + timedelta(days=number)) for number in range(days)]
    return [DayHours(day.on, day.stretches, _reason(day), day.is_exceptional) for day in found]


def _reason(day: hours.Day) -> LocalText:
    if day.reason or day.holiday is None:
        return day.reason
    return local(str(day.holiday.label), get_language() or "nl")


def staffed_hours_per_week(branch_id: UUID, on: date) -> Decimal:
    """Hours per week with staff, to the hundredth, by the ordinary week in force on a date.

    Counted as the national subsidy rules ask (Staatscourant 2023-9297): only hours with staff, self-service not.
    Holidays and exceptions are left out. 0 also when no hours are known: ask `opening_now(...).is_known`.
    """
    known = ATLAS.get().hours.get(branch_id)
    return hours.as_hours(hours.staffed_minutes(known.rules, on) if known else 0)


def branch_class(branch_id: UUID, on: date) -> BranchClass:
    """The class of a branch by its staffed hours per week; the rule stands at `class_of`."""
    return class_of(staffed_hours_per_week(branch_id, on))


def closed_dates(branch_id: UUID, first: date, until: date) -> dict[date, LocalText]:
    """Dates from `first` until (not including) `until` closed all day by a holiday or exception, with the reason.

    A weekday on which the branch is never open is not among them: planning there is a choice.
    """
    found = opening_days(branch_id, first, max((until - first).days, 0))
    return {day.on: day.reason for day in found if day.is_closed and day.is_exceptional}


def school_holidays(first: date, until: date) -> list[SchoolHolidayInfo]:
    """School holidays in the library's region that touch the half-open period, in order."""
    return [info for info in ATLAS.get().school_holidays if info.starts_on < until and info.ends_on > first]


def school_holiday_on(on: date) -> SchoolHolidayInfo | None:
    """The school holiday in the library's region on a date."""
    return next(iter(school_holidays(on, on + timedelta(days=1))), None)


def is_school_holiday(on: date) -> bool:
    """Whether the schools in the library's region are closed for a holiday. False for years that were not entered."""
    return school_holiday_on(on) is not None


def population(kern_code: str | None = None, year: int | None = None) -> PopulationInfo | None:
    """The newest figure (of `year` or before it) of a kern, or of the whole municipality when `kern_code` is None."""
    return next(
        (info for info in ATLAS.get().population if info.kern_code == kern_code and (year is None or info.year <= year)),
        None,
    )
