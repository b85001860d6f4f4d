# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everyday needs as tiles: each leads to what carries the life domains behind it."""

from dataclasses import dataclass

from vliegwiel.labels import public as labels


@dataclass(frozen=True)
class Need:
    """An everyday need in the resident's words, and the life domains it touches."""

    label: labels.LabelInfo
    domains: list[labels.LabelInfo]

    @property
    def slug(self) -> str:
        """Its part of the address."""
        return self.label.slug


def needs() -> list[Need]:
    """All needs in the library's order; without any, the life domains themselves."""
    carried = labels.links("draagt")
    chosen = labels.labels_of_facet("behoefte") or labels.labels_of_facet("leefgebied")
    found = []
    for label in chosen:
        domains = labels.labels_by_code(target for source, target in carried if source == label.code)
        found.append(Need(label, list(domains.values()) or [label]))
    return found


def need(slug: str) -> Need | None:
    """One need by its part of the address."""
    return next((found for found in needs() if found.slug == slug), None)
