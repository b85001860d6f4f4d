# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Background tasks: the one place that knows django-tasks, so that Django's own can take over from release 6 on.

A task takes ids, as text; its row is written in the transaction that enqueues it.
"""

from django_tasks import task

__all__ = ["task"]
