# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels for tests of this module and higher ones, made through the real actions so that nothing in memory is stale."""

from vliegwiel.kit import actors
from vliegwiel.labels.actions import labels
from vliegwiel.labels.models import Label


def a_label(code: str, name: str = "", *, parent: str | None = None) -> Label:
    """The label with this code ("thema:inclusie"), its facet included."""
    facet, _colon, slug = code.partition(":")
    labels.upsert_facet(code=facet, name=facet.title(), by=actors.SYSTEM)
    return labels.upsert(code=code, name=name or slug.title(), parent=parent, by=actors.SYSTEM)
