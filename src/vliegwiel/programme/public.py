# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door of the programme: what is on, for home, branch pages, search and the demo."""

from datetime import datetime
from uuid import UUID

from vliegwiel.kit import clock
from vliegwiel.programme.actions.activities import ActivityFields
from vliegwiel.programme.actions.offerings import OfferingFields
from vliegwiel.programme.actions.sessions import Rule
from vliegwiel.programme.by_id import (
    ActivityInfo,
    RunInfo,
    SessionInfo,
    SignupInfo,
    activity_named,
    add_run,
    cancel_session,
    cancel_signup,
    close_door,
    generate,
    mark,
    plan,
    published,
    runs,
    runs_of,
    sessions_of,
    set_activity,
    sign_up,
    tally,
    walk_in,
    with_place,
)
from vliegwiel.programme.models import AgeBand, EnrolmentMode, Presence, Source
from vliegwiel.programme.queries import agenda, team
from vliegwiel.programme.queries.agenda import Entry, Filters, Row, SearchEntry
from vliegwiel.programme.queries.team import DayLine
from vliegwiel.programme.words import details_of, tag_of

__all__ = [
    "ActivityFields",
    "ActivityInfo",
    "AgeBand",
    "DayLine",
    "EnrolmentMode",
    "Entry",
    "Filters",
    "OfferingFields",
    "Presence",
    "Row",
    "Rule",
    "RunInfo",
    "SearchEntry",
    "SessionInfo",
    "SignupInfo",
    "Source",
    "activity_named",
    "add_run",
    "cancel_session",
    "cancel_signup",
    "close_door",
    "coming",
    "day",
    "details_of",
    "generate",
    "mark",
    "plan",
    "published",
    "runs",
    "runs_of",
    "search_entries",
    "sessions_of",
    "set_activity",
    "sign_up",
    "tag_of",
    "tally",
    "today",
    "walk_in",
    "with_place",
]


def today(branch_id: UUID | None = None, at: datetime | None = None) -> list[Row]:
    """Everything on a local day, today by default, at one branch or at all. Three queries."""
    moment = at or clock.now()
    return agenda.on_day(branch_id, moment, moment)


def day(branch_id: UUID, at: datetime | None = None) -> list[DayLine]:
    """The day of a branch for the team: how many signed up, wait and came. Four queries."""
    return team.day(branch_id, at or clock.now())


def coming(filters: Filters | None = None, *, limit: int = 10) -> list[Row]:
    """The next sessions that match. Three queries."""
    moment = clock.now()
    return agenda.rows(agenda.coming(filters or Filters(), moment)[:limit], moment)


def search_entries() -> list[SearchEntry]:
    """Every public activity as the search box needs it. Three queries."""
    return agenda.search_entries(clock.now())
