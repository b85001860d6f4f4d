# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue of background tasks, emptied by the worker. The only file that knows how django-tasks keeps them."""

from uuid import uuid4

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

_AT_ONCE = 20


class Queue:
    """Runs what waits, a handful at a time, so that due work and a request to stop get their turn."""

    def __init__(self) -> None:
        self._id = uuid4().hex

    def run_waiting(self) -> None:
        """Runs at most twenty waiting tasks. One query when there are none; a failing task is marked and logged."""
        if not DBTaskResult.objects.ready().exists():
            return
        Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=_AT_ONCE,
            worker_id=self._id,
        ).run()


def waiting() -> int:
    """How many tasks wait. One query."""
    return int(DBTaskResult.objects.ready().count())
