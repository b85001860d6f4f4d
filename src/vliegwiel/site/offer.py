# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where the website asks the programme what is on, and makes it ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.kit import clock
from vliegwiel.programme import public as programme
from vliegwiel.programme.public import Entry, Row

_WORDS: dict[Entry, tuple[str | Promise, str]] = {
    Entry.WALK_IN: (gettext_lazy("Kom gewoon langs"), "good"),
    Entry.FREE: (gettext_lazy("Er is plek"), "good"),
    Entry.FEW: (gettext_lazy("Bijna vol"), "wait"),
    Entry.WAITING_LIST: (gettext_lazy("Vol, wel een wachtlijst"), "wait"),
    Entry.FULL: (gettext_lazy("Vol"), "stop"),
    Entry.NOT_YET: (gettext_lazy("Aanmelden kan later"), ""),
    Entry.CLOSED: (gettext_lazy("Aanmelden kan niet meer"), ""),
    Entry.CANCELLED: (gettext_lazy("Gaat niet door"), "stop"),
}


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


def _tag(row: Row) -> str:
    if row.entry is Entry.FEW and row.places_left is not None:
        return ngettext("Nog %(count)s plek", "Nog %(count)s plekken", row.places_left) % {"count": row.places_left}
    return str(_WORDS[row.entry][0])


def _details(row: Row) -> tuple[str, ...]:
    found = [_("gratis") if row.is_free else _("kost %(amount)s") % {"amount": _euros(row.cost_cents)}]
    if row.is_course:
        found.append(_("je meldt je één keer aan"))
    return tuple(found)


def _euros(cents: int) -> str:
    return f"€ {cents // 100},{cents % 100:02d}" if cents % 100 else f"€ {cents // 100}"


def _line(row: Row, today: object) -> Line:
    return Line(
        title=str(row.title),
        url=address(row.slug),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        branch_id=row.branch_id,
        where=row.kern_name,
        details=_details(row),
        tag=_tag(row),
        tone=_WORDS[row.entry][1],
        is_today=row.starts_at.date() == today,
    )


def _lines(rows: Iterable[Row]) -> list[Line]:
    today = clock.today()
    return [_line(row, today) for row in rows]


def still_today(branch_id: UUID | None = None) -> list[Line]:
    """What has not ended yet today, at one branch or at all. Two queries."""
    now = clock.now()
    return [line for line in _lines(programme.today(branch_id)) if line.ends_at > now]


def coming(limit: int) -> list[Line]:
    """What comes first from now on. Two queries."""
    return _lines(row for row in programme.coming(limit=limit) if not row.is_cancelled)


def coming_at(kern_code: str, branch_id: UUID, limit: int) -> list[Line]:
    """What comes first at one branch. Two queries."""
    rows = programme.coming(programme.Filters(kern=kern_code), limit=limit * 2)
    return [line for line in _lines(rows) if line.branch_id == branch_id][:limit]
