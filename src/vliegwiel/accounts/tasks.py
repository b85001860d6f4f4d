# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work in the background: access log lines and closed accounts whose time is over are cleared."""

from datetime import timedelta

from django.core.management import call_command

from vliegwiel.accounts.actions import access_log, users
from vliegwiel.kit import actors, clock
from vliegwiel.kit.events import public as events
from vliegwiel.kit.schedule import public as schedule

LOG_KEPT = timedelta(days=365)
CLOSED_KEPT = timedelta(days=90)
ACTORS_KEPT = timedelta(days=730)


@schedule.every(seconds=24 * 3600)
def clear_access_log() -> int:
    """Deletes lines older than 12 months; how many."""
    return access_log.forget(before=clock.now() - LOG_KEPT)


@schedule.every(seconds=24 * 3600)
def erase_closed_accounts() -> int:
    """Erases accounts that were closed more than 90 days ago; how many."""
    return users.erase(closed_before=clock.now() - CLOSED_KEPT, by=actors.SYSTEM)


@schedule.every(seconds=24 * 3600)
def clear_sessions() -> None:
    """Deletes sessions that have run out."""
    call_command("clearsessions")


@schedule.every(seconds=24 * 3600)
def forget_who_did_what() -> int:
    """Deletes who acted from facts older than 24 months; the facts stay. How many."""
    return events.forget_actors(before=clock.now() - ACTORS_KEPT)


@schedule.every(seconds=24 * 3600)
def clear_finished_work() -> None:
    """Deletes the rows of background tasks that ended more than 14 days ago."""
    call_command("prune_db_task_results", min_age_days=14)
