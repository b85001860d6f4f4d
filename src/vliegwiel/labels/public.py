# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Front door of labels: the words that activities, questions and goals share. Foreign keys name "labels.Label".

All functions answer from memory: one small query to see whether anything was recorded since, none inside
`kit.snapshot.steady()` after the first. Periods are half-open: `valid_until` is the first day that is out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vliegwiel.kit import clock
from vliegwiel.labels.models import LinkKind
from vliegwiel.labels.queries import (
    LANGUAGE,
    FacetInfo,
    LabelInfo,
    PromiseInfo,
    VisionInfo,
    offered_in_facet,
    vision_on,
)

__all__ = [
    "ChoiceGroup",
    "FacetInfo",
    "LabelInfo",
    "LinkKind",
    "PromiseInfo",
    "VisionInfo",
    "choice_tree",
    "current_vision",
    "facets",
    "label",
    "labels_by_code",
    "labels_by_id",
    "labels_of_facet",
    "links",
    "promises",
    "unknown_codes",
    "visions",
]


@dataclass(frozen=True)
class ChoiceGroup:
    """Labels to choose from under one parent of another facet (themes under their ambition); None is without parent."""

    parent: LabelInfo | None
    labels: list[LabelInfo]


def facets() -> list[FacetInfo]:
    """All facets in the library's order."""
    return list(LANGUAGE.get().facets.values())


def label(code: str) -> LabelInfo | None:
    """One label, also when it is past or retired; None when the code is unknown."""
    return LANGUAGE.get().labels.get(code)


def labels_of_facet(facet: str, on: date | None = None) -> list[LabelInfo]:
    """The labels of a facet that may be chosen on a date (today when None), in order; empty for an unknown facet.

    When the whole facet is past, the labels that ended last, so that a library between two visions can go on.
    """
    return offered_in_facet(LANGUAGE.get(), facet, on or clock.today())


def all_of_facet(facet: str) -> list[LabelInfo]:
    """Every label of a facet that was not taken out, past and coming ones too, in order; empty for an unknown facet."""
    return [info for info in LANGUAGE.get().labels.values() if info.facet == facet and not info.is_retired]


def labels_by_code(codes: Iterable[str]) -> dict[str, LabelInfo]:
    """Labels by code in the order of `codes`, past and retired ones too; unknown codes are left out."""
    known = LANGUAGE.get().labels
    return {code: known[code] for code in codes if code in known}


def labels_by_id(ids: Iterable[UUID]) -> dict[UUID, LabelInfo]:
    """Labels by id in the library's order, past and retired ones too."""
    wanted = set(ids)
    return {info.id: info for info in LANGUAGE.get().labels.values() if info.id in wanted}


def unknown_codes(codes: Iterable[str]) -> list[str]:
    """The codes that are no label, in the order given."""
    known = LANGUAGE.get().labels
    return [code for code in codes if code not in known]


def choice_tree(facet: str, on: date | None = None) -> list[ChoiceGroup]:
    """The labels of a facet grouped under their parents, in order of the parents; those without parent last."""
    known = LANGUAGE.get().labels
    by_parent: dict[str | None, list[LabelInfo]] = {}
    for info in labels_of_facet(facet, on):
        by_parent.setdefault(info.parent, []).append(info)
    groups = [ChoiceGroup(parent, by_parent[code]) for code, parent in known.items() if code in by_parent]
    return groups + ([ChoiceGroup(None, by_parent[None])] if None in by_parent else [])


def links(kind: str) -> list[tuple[str, str]]:
    """Pairs (source code, target code) of one kind: "versterkt" (ambitions), "draagt" (need → life domain)."""
    return list(LANGUAGE.get().links.get(kind, []))


def visions() -> list[VisionInfo]:
    """Every version of the vision, oldest first."""
    return list(LANGUAGE.get().visions)


def current_vision(on: date | None = None) -> VisionInfo | None:
    """The vision on a date (today when None). Without one in force, the most recent: ask it `is_past(on)`."""
    return vision_on(LANGUAGE.get(), on or clock.today())


def promises(on: date | None = None) -> list[PromiseInfo]:
    """What the library stands for according to `current_vision(on)`, in order."""
    vision = current_vision(on)
    return list(vision.promises) if vision else []
