# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking messages away: because their time is over, or because somebody asks to be forgotten."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from vliegwiel.kit import clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages import letter_files
from vliegwiel.messages.events import LetterFilesDeleted, MessagesDeleted
from vliegwiel.messages.models import BatchState, LetterBatch, Message


@db.action
def erase_person(*, person_id: UUID, by: Actor) -> int:
    """Deletes all messages to one person, sent or not; how many.

    A PDF that she is in goes too; was it not printed yet, then the other letters in it are to print again.
    """
    found = Message.objects.filter(person=person_id)
    piles = list(LetterBatch.objects.filter(letters__in=found).distinct())
    deleted = found.count()
    found.delete()
    for pile in piles:
        if pile.state in {BatchState.READY, BatchState.MAKING}:
            pile.letters.update(batch=None)
            pile.state, pile.failure, pile.done_at = BatchState.FAILED, "erased", clock.now()
            pile.save(update_fields=["state", "failure", "done_at"])
    _drop_files(piles)
    if deleted:
        events.record(MessagesDeleted(messages=deleted), by=by)
    return deleted


@db.action
def delete_done(*, before: datetime, by: Actor) -> int:
    """Deletes messages, and piles of letters, that were done before a moment; how many messages."""
    found = Message.objects.filter(done_at__lt=before)
    deleted = found.count()
    found.delete()
    piles = LetterBatch.objects.filter(done_at__lt=before, letters=None)
    _drop_files(piles)
    piles.delete()
    if deleted:
        events.record(MessagesDeleted(messages=deleted), by=by)
    return deleted


@db.action
def delete_files(*, before: datetime, by: Actor) -> int:
    """Deletes the PDF of piles that were done before a moment; how many. The letters themselves stay their 90 days."""
    deleted = _drop_files(LetterBatch.objects.filter(done_at__lt=before))
    if deleted:
        events.record(LetterFilesDeleted(files=deleted), by=by)
    return deleted


def _drop_files(piles: Iterable[LetterBatch]) -> int:
    """Forgets the files now, and deletes them once that is certain; how many."""
    dropped = [pile for pile in piles if pile.file]
    for pile in dropped:
        transaction.on_commit(partial(letter_files.delete, pile.file))
        pile.file = ""
        pile.save(update_fields=["file"])
    return len(dropped)
