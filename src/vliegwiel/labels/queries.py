# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads of the shared language. All of it is small, so it is read whole and kept until something is recorded."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from vliegwiel.kit.localtext import LocalText
from vliegwiel.kit.snapshot import Snapshot
from vliegwiel.labels.models import Facet, Label, LabelLink, Promise, Vision


@dataclass(frozen=True)
class FacetInfo:
    """A way of looking. When `overlaps`, totals of its labels are never added up."""

    code: str
    name: LocalText
    overlaps: bool


@dataclass(frozen=True)
class LabelInfo:
    """A label as others see it. `hue` and `icon` are names from the theme and the line drawings."""

    id: UUID
    code: str
    facet: str
    name: LocalText
    description: LocalText
    icon: str
    hue: str
    parent: str | None
    valid_from: date | None
    valid_until: date | None
    is_retired: bool

    @property
    def slug(self) -> str:
        """The part behind the facet: "wonen" of "leefgebied:wonen"."""
        return self.code.partition(":")[2]

    @property
    def last_day(self) -> date | None:
        """The last day of its period, to show; None when it is open-ended."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None

    def is_offered_on(self, on: date) -> bool:
        """Whether it may be chosen on that date: in its half-open period and not retired."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and not self.is_retired and not self.is_past(on)

    def is_past(self, on: date) -> bool:
        """Whether its period is over on that date."""
        return self.valid_until is not None and self.valid_until <= on


@dataclass(frozen=True)
class PromiseInfo:
    """One thing the library stands for; `shown_url_name` is the route of the page that shows it, or empty."""

    order: int
    text: LocalText
    shown_by: LocalText
    shown_url_name: str


@dataclass(frozen=True)
class VisionInfo:
    """A version of the vision, with its period (half-open) and its promises."""

    code: str
    name: LocalText
    mission: LocalText
    vision: LocalText
    valid_from: date
    valid_until: date | None
    promises: tuple[PromiseInfo, ...]

    @property
    def last_day(self) -> date | None:
        """The last day of its period, to show; None when it is open-ended."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None

    def is_past(self, on: date) -> bool:
        """Whether its period is over on that date."""
        return self.valid_until is not None and self.valid_until <= on


@dataclass(frozen=True)
class Language:
    """The whole shared language at one moment; labels in order of facet, order and code."""

    facets: dict[str, FacetInfo]
    labels: dict[str, LabelInfo]
    links: dict[str, list[tuple[str, str]]]
    visions: list[VisionInfo]


def _label_info(label: Label, parents: dict[UUID, str]) -> LabelInfo:
    return LabelInfo(
        id=label.id,
        code=label.code,
        facet=label.facet_id,
        name=label.name,
        description=label.description,
        icon=label.icon,
        hue=label.hue,
        parent=parents[label.parent_id] if label.parent_id else None,
        valid_from=label.valid_from,
        valid_until=label.valid_until,
        is_retired=label.retired_at is not None,
    )


def _visions() -> list[VisionInfo]:
    promises: defaultdict[UUID, list[PromiseInfo]] = defaultdict(list)
    for promise in Promise.objects.order_by("order"):
        info = PromiseInfo(promise.order, promise.text, promise.shown_by, promise.shown_url_name)
        promises[promise.vision_id].append(info)
    return [
        VisionInfo(
            code=vision.code,
            name=vision.name,
            mission=vision.mission,
            vision=vision.vision,
            valid_from=vision.valid_from,
            valid_until=vision.valid_until,
            promises=tuple(promises[vision.id]),
        )
        for vision in Vision.objects.order_by("valid_from")
    ]


def read_language() -> Language:
    """Everything from the database. Five queries.

    Links are read before the labels they join: a label that is added meanwhile can then not be missed.
    """
    link_rows = list(LabelLink.objects.order_by("source__order", "source__code", "target__order", "target__code"))
    facets = {row.code: FacetInfo(row.code, row.name, row.overlaps) for row in Facet.objects.all()}
    rows = list(Label.objects.order_by("facet__order", "facet", "order", "code"))
    codes = {row.id: row.code for row in rows}
    links: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in link_rows:
        links[link.kind].append((codes[link.source_id], codes[link.target_id]))
    return Language(
        facets=facets,
        labels={row.code: _label_info(row, codes) for row in rows},
        links=dict(links),
        visions=_visions(),
    )


LANGUAGE = Snapshot(read_language, modules=("labels",))


def offered_in_facet(language: Language, facet: str, on: date) -> list[LabelInfo]:
    """Labels of a facet that may be chosen on a date, in order.

    When all of them are past (a vision that ran out without a successor), the ones that ended last are still offered:
    a library between two visions goes on working with the words it has.
    """
    known = [label for label in language.labels.values() if label.facet == facet and not label.is_retired]
    offered = [label for label in known if label.is_offered_on(on)]
    if offered:
        return offered
    ends = [label.valid_until for label in known if label.valid_until and label.is_past(on)]
    return [label for label in known if label.valid_until == max(ends)] if ends else []


def vision_on(language: Language, on: date) -> VisionInfo | None:
    """The vision that holds on a date: the one that began last. Without one, the most recent that is over."""
    begun = [vision for vision in language.visions if vision.valid_from <= on]
    holding = [vision for vision in begun if not vision.is_past(on)]
    if holding:
        return holding[-1]
    return max(begun, key=lambda vision: vision.valid_until or date.max, default=None)
