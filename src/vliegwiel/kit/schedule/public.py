# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door of the schedule: declare due work, and run what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from vliegwiel.kit import clock, db
from vliegwiel.kit.schedule.models import Due

log = structlog.get_logger(__name__)
Work = Callable[[], object]


@dataclass(frozen=True)
class _Entry:
    seconds: int
    work: Work


_entries: dict[str, _Entry] = {}


def every(*, seconds: int) -> Callable[[Work], Work]:
    """Declares that a function without arguments is to be run about every so many seconds."""

    def registered(function: Work) -> Work:
        _entries[f"{function.__module__}.{function.__qualname__}"] = _Entry(seconds, function)
        return function

    return registered


def names() -> list[str]:
    """All declared work, by dotted name."""
    return sorted(_entries)


def run_due() -> list[str]:
    """Runs what is due now and tells what ran. A failing piece is logged and never stops the others.

    The row is claimed first, so that two workers do not do the same work.
    """
    ran = []
    for name, entry in _entries.items():
        if not _claim(name, timedelta(seconds=entry.seconds)):
            continue
        try:
            entry.work()
        except Exception as error:
            log.exception("due_work_failed", work=name)
            Due.objects.filter(name=name).update(last_error=type(error).__name__)
        else:
            Due.objects.filter(name=name).update(last_ok_at=clock.now(), last_error="")
        ran.append(name)
    return ran


def _claim(name: str, pause: timedelta) -> bool:
    moment = clock.now()
    due = Due.objects.filter(name=name).first()
    if due and due.last_run_at and due.last_run_at > moment - pause:
        return False
    with db.write():
        Due.objects.get_or_create(name=name)
        row = Due.objects.select_for_update().get(name=name)
        if row.last_run_at and row.last_run_at > moment - pause:
            return False
        row.last_run_at = moment
        row.save(update_fields=["last_run_at"])
    return True
