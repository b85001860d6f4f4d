# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of the agenda in words: does it happen, can I get in, what does it cost. Two questions that are never mixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

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
class Shown:
    """All that one line of the agenda shows, and nothing else: two that are equal look the same."""

    starts_at: datetime
    ends_at: datetime
    title: str
    url: str
    is_cancelled: bool
    cancel_reason: str
    where: str
    details: tuple[str, ...]
    tag: str
    tone: str


@dataclass(frozen=True)
class Day:
    """One day of the agenda with what is on, each line drawn."""

    on: date
    lines: list[str]


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


@lru_cache(maxsize=4000)
def _drawn(language: str, shown: Shown) -> str:  # noqa: ARG001  (the words around the times are in this language)
    return render_to_string("programme/parts/line.html", {"line": shown})


def _shown(row: Row, url: str) -> Shown:
    tag, tone = words.tag_of(row.entry, row.places_left)
    return Shown(
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        title=str(row.title),
        url=url,
        is_cancelled=row.is_cancelled,
        cancel_reason=row.cancel_reason,
        where=_where(row),
        details=words.details_of(row),
        tag=tag,
        tone=tone,
    )


def by_day(rows: Iterable[Row]) -> list[Day]:
    """Rows, in order of time, under the day on which they start. What looks as it did before is not drawn again."""
    language, urls = get_language() or "", _Addresses()
    return [
        Day(on, [_drawn(language, _shown(row, urls[row.slug])) for row in found])
        for on, found in groupby(rows, key=lambda row: row.starts_at.date())
    ]


class _Addresses(dict[str, str]):
    """Addresses of activities, each made once for a page: most activities stand in it more than once."""

    def __missing__(self, slug: str) -> str:
        self[slug] = reverse("programme:activity", args=[slug])
        return self[slug]
