# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who does something: every action takes one as `by`. Holds an id and a kind, never a name."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """`kind` is one of resident, staff, volunteer, system or demo; `id` is the account, if there is one."""

    kind: str
    id: UUID | None = None

    @property
    def is_staff(self) -> bool:
        """Whether a colleague acts, so that staff-only liberties (a walk-in over capacity) are allowed."""
        return self.kind in {"staff", "volunteer", "demo"}


SYSTEM = Actor("system")
RESIDENT = Actor("resident")
