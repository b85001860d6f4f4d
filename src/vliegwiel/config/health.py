# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`/healthz`: whether this installation lives, for a watchman that knows nobody. Counts and ages only, nothing personal."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel import __version__
from vliegwiel.kit import clock
from vliegwiel.kit.schedule import heartbeat, queue
from vliegwiel.messages import public as messages

_SILENT_SECONDS = 120
LAST_BACKUP = "last-backup"


def _age(moment: datetime | None) -> int | None:
    return max(0, int((clock.now() - moment).total_seconds())) if moment else None


def _backup_age() -> int | None:
    """Seconds since the last backup was finished, by the file that `vliegwiel backup` leaves behind."""
    try:
        finished = (Path(settings.DATA_FOLDER) / LAST_BACKUP).stat().st_mtime
    except OSError:
        return None
    return max(0, int(clock.now().timestamp() - finished))


def _report() -> dict[str, object]:
    silence = _age(heartbeat.last_beat())
    unsent, since = messages.overdue()
    return {
        "status": "ok",
        "version": __version__,
        "database": {"ok": True, "kind": connection.vendor},
        "worker": {"ok": silence is not None and silence < _SILENT_SECONDS, "silent_seconds": silence},
        "due_work_failing": heartbeat.failing(),
        "tasks_waiting": queue.waiting(),
        "outbox": {"overdue": unsent, "oldest_seconds": _age(since)},
        "last_backup_seconds": _backup_age(),
    }


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 as long as pages can be served, also without a worker; 503 when the database is away. 4 queries."""
    try:
        return JsonResponse(_report())
    except DatabaseError:
        return JsonResponse({"status": "database away", "version": __version__, "database": {"ok": False}}, status=503)
