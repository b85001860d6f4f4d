# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened to persons, without saying who."""

from dataclasses import dataclass
from typing import ClassVar

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class PersonErased(events.Fact):
    """Somebody's data was erased; `facts` is the number of events that lost their subject."""

    TAG: ClassVar[str] = "people:person:erased"
    facts: int


@dataclass(frozen=True)
class ContactChanged(events.Fact):
    """A person's name or way to be reached changed."""

    TAG: ClassVar[str] = "people:contact:changed"
