# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels for tests of this module and higher ones, made through the real actions so that nothing in memory is stale."""

from datetime import date

from vliegwiel.kit import actors
from vliegwiel.labels.actions import labels, visions
from vliegwiel.labels.models import Label, LinkKind, Vision


def a_label(code: str, name: str = "", *, parent: str | None = None, first: date | None = None, until: date | None = None) -> Label:
    """The label with this code ("thema:inclusie"), its facet included."""
    facet, _colon, slug = code.partition(":")
    labels.upsert_facet(code=facet, name=facet.title(), by=actors.SYSTEM)
    return labels.upsert(code=code, name=name or slug.title(), parent=parent, valid_from=first, valid_until=until, by=actors.SYSTEM)


def a_link(source: str, kind: str, target: str) -> None:
    """One label bears on another, as in: ambitie:a "versterkt" ambitie:b."""
    labels.link(source=source, target=target, kind=LinkKind(kind), by=actors.SYSTEM)


def a_vision(*promises: str, shown_url_name: str = "", first: date, until: date | None = None) -> Vision:
    """A vision with its promises, each shown by the same page."""
    made = visions.upsert(
        code="visie", name="Visie", mission="Iedereen telt mee.", vision="Een plek.", valid_from=first, valid_until=until, by=actors.SYSTEM
    )
    for order, text in enumerate(promises, start=1):
        visions.set_promise(
            vision=made, order=order, text=text, shown_by=f"Zo merk je het: {text}", shown_url_name=shown_url_name, by=actors.SYSTEM
        )
    return made
