# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing and clearing the access log. It is no event record: these lines say who looked, and go after a year."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from vliegwiel.accounts.models import AccessLogEntry, Verb
from vliegwiel.kit import clock, db
from vliegwiel.kit.actors import Actor


@db.action
def looked(
    *,
    subjects: Iterable[UUID],
    subject_kind: str,
    activity: str,
    name: str,
    branch: str = "",
    verb: Verb = Verb.LOOKED,
    trace: tuple[str, str] = ("", ""),
    by: Actor,
) -> int:
    """One line for each person looked at; how many. Cost: one insert, whatever the number."""
    moment = clock.now()
    lines = [
        AccessLogEntry(
            at=moment, verb=verb, name=name, activity=activity, actor_kind=by.kind, actor=by.id,
            subject_kind=subject_kind, subject=subject, branch=branch, trace=trace[0], operation=trace[1],
        )
        for subject in dict.fromkeys(subjects)
    ]  # fmt: skip
    AccessLogEntry.objects.bulk_create(lines)
    return len(lines)


@db.action
def refused(*, name: str, branch: str = "", trace: tuple[str, str] = ("", ""), by: Actor) -> None:
    """A line for what somebody asked and may not."""
    AccessLogEntry.objects.create(
        verb=Verb.REFUSED, allowed=False, name=name, actor_kind=by.kind, actor=by.id, branch=branch,
        trace=trace[0], operation=trace[1],
    )  # fmt: skip


@db.action
def signed(*, verb: Verb, by: Actor) -> None:
    """A line for a sign-in, a failed one, or a sign-out."""
    AccessLogEntry.objects.create(verb=verb, allowed=verb != Verb.SIGN_IN_FAILED, name="accounts:sign-in", actor_kind=by.kind, actor=by.id)


@db.action
def forget(*, before: datetime) -> int:
    """Deletes lines from before a moment; how many."""
    return AccessLogEntry.objects.filter(at__lt=before).delete()[0]
