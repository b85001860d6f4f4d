# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sign of life of the worker: due work that does nothing but leave its time."""

from datetime import datetime

from vliegwiel.kit.schedule.models import Due
from vliegwiel.kit.schedule.public import every

_NAME = f"{__name__}.beat"


@every(seconds=20)
def beat() -> None:
    """Leaves its time in the schedule."""


def last_beat() -> datetime | None:
    """When a worker last went round, None when there never was one. One query."""
    return Due.objects.filter(name=_NAME).values_list("last_ok_at", flat=True).first()


def failing() -> list[str]:
    """The names of due work that failed when it last ran. One query."""
    return list(Due.objects.exclude(last_error="").order_by("name").values_list("name", flat=True))
