# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to the shared language. Codes of labels go along as labels of the event."""

from dataclasses import dataclass
from uuid import UUID

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class FacetChanged(events.Fact):
    """A facet was added or changed."""

    TAG = "labels:facet:changed"
    facet: UUID


@dataclass(frozen=True)
class LabelChanged(events.Fact):
    """A label was added or changed, or came back after being retired."""

    TAG = "labels:label:changed"
    label: UUID


@dataclass(frozen=True)
class LabelRetired(events.Fact):
    """A label is no longer offered; what wears it keeps it."""

    TAG = "labels:label:retired"
    label: UUID


@dataclass(frozen=True)
class LabelsLinked(events.Fact):
    """One label now strengthens or carries another."""

    TAG = "labels:link:added"
    source: UUID
    target: UUID


@dataclass(frozen=True)
class LabelsUnlinked(events.Fact):
    """One label no longer strengthens or carries another."""

    TAG = "labels:link:removed"
    source: UUID
    target: UUID


@dataclass(frozen=True)
class VisionChanged(events.Fact):
    """A version of the vision was added or changed."""

    TAG = "labels:vision:changed"
    vision: UUID


@dataclass(frozen=True)
class PromiseChanged(events.Fact):
    """A promise of a vision was added or changed."""

    TAG = "labels:promise:changed"
    vision: UUID
    number: int


@dataclass(frozen=True)
class PromiseRemoved(events.Fact):
    """A promise was taken out of a vision."""

    TAG = "labels:promise:removed"
    vision: UUID
    number: int
