# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where the website asks the programme what is on, and makes it ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from vliegwiel.kit import clock
from vliegwiel.programme import public as programme
from vliegwiel.programme.public import Row


@dataclass(frozen=True)
class Line:
    """One thing to do, as the lists of the website show it."""

    title: str
    url: str
    starts_at: datetime
    ends_at: datetime
    branch_id: UUID
    where: str
    details: tuple[str, ...]
    tag: str
    tone: str
    is_today: bool


def address(slug: str) -> str:
    """The page of an activity, in the language of the page."""
    return reverse("programme:activity", args=[slug])


def _line(row: Row, today: object) -> Line:
    tag, tone = programme.tag_of(row.entry, row.places_left)
    return Line(
        title=str(row.title),
        url=address(row.slug),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        branch_id=row.branch_id,
        where=row.kern_name,
        details=programme.details_of(row),
        tag=tag,
        tone=tone,
        is_today=row.starts_at.date() == today,
    )


def _lines(rows: Iterable[Row]) -> list[Line]:
    today = clock.today()
    return [_line(row, today) for row in rows]


def still_today(branch_id: UUID | None = None) -> list[Line]:
    """What has not ended yet today, at one branch or at all. Three queries."""
    now = clock.now()
    return [line for line in _lines(programme.today(branch_id)) if line.ends_at > now]


def coming(limit: int) -> list[Line]:
    """What comes first from now on. Three queries."""
    return _lines(row for row in programme.coming(limit=limit) if not row.is_cancelled)


def coming_at(kern_code: str, branch_id: UUID, limit: int) -> list[Line]:
    """What comes first at one branch. Three queries."""
    rows = programme.coming(programme.Filters(kern=kern_code), limit=limit * 2)
    return [line for line in _lines(rows) if line.branch_id == branch_id][:limit]
