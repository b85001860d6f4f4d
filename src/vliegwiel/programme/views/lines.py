# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of the agenda in words: does it happen, can I get in, what does it cost. Two questions that are never mixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.urls import reverse

from vliegwiel.programme import words
from vliegwiel.programme.queries.agenda import Entry, Row


@dataclass(frozen=True)
class Line:
    """One date to show. `tag` and `tone` say whether one can get in; `is_cancelled` says that it does not happen."""

    row: Row
    tag: str
    tone: str
    where: str
    details: tuple[str, ...]
    signup_url: str

    @property
    def is_waiting_list(self) -> bool:
        """Whether signing up means waiting."""
        return self.row.entry is Entry.WAITING_LIST

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.row.title)

    @property
    def url(self) -> str:
        """The page of the activity."""
        return reverse("programme:activity", args=[self.row.slug])


@dataclass(frozen=True)
class Day:
    """One day of the agenda with what is on."""

    on: date
    lines: list[Line]


def signup_url(*, offering_id: UUID, session_id: UUID, is_course: bool, step: str = "naam") -> str:
    """The first screen of signing up for a date, or for the whole course."""
    if is_course:
        return reverse("programme:signup-course", args=[offering_id, step])
    return reverse("programme:signup-session", args=[session_id, step])


def _where(row: Row) -> str:
    """The village and the branch, or only the branch when that names its village."""
    branch = str(row.branch_name)
    return branch if row.kern_name in branch else f"{row.kern_name}, {branch}"


def line(row: Row) -> Line:
    """A row in words, in the language of the page."""
    tag, tone = words.tag_of(row.entry, row.places_left)
    link = ""
    if row.entry.can_sign_up:
        link = signup_url(offering_id=row.offering_id, session_id=row.session_id, is_course=row.is_course)
    return Line(row, tag, tone, _where(row), words.details_of(row), link)


def by_day(rows: Iterable[Row]) -> list[Day]:
    """Rows, in order of time, as lines under the day on which they start."""
    return [Day(on, [line(row) for row in found]) for on, found in groupby(rows, key=lambda row: row.starts_at.date())]
