# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words for can I get in and what does it cost, for every list that shows the programme."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.programme.queries.agenda import Entry, Row

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


def euros(cents: int) -> str:
    """€ 5 or € 2,50."""
    return f"€ {cents // 100},{cents % 100:02d}" if cents % 100 else f"€ {cents // 100}"


def tag_of(entry: Entry, places_left: int | None) -> tuple[str, str]:
    """Whether one can get in, in words and as a tone."""
    words, tone = _WORDS[entry]
    if entry is Entry.FEW and places_left is not None:
        return ngettext("Nog %(count)d plek", "Nog %(count)d plekken", places_left) % {"count": places_left}, tone
    return str(words), tone


def details_of(row: Row) -> tuple[str, ...]:
    """What it costs, and how a course is signed up for."""
    cost = _("gratis") if row.is_free else _("kost %(amount)s") % {"amount": euros(row.cost_cents)}
    return (cost, _("je meldt je één keer aan")) if row.is_course else (cost,)
