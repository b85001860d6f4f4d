# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work in the background: sending what is due, making PDFs, and deleting what is over."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import structlog

from vliegwiel.kit import actors, clock, db, heavy, tasks
from vliegwiel.kit.pages import public as pages
from vliegwiel.kit.schedule import public as schedule
from vliegwiel.messages import carriers, letter_files, queries
from vliegwiel.messages.actions import letters, retention, sending
from vliegwiel.messages.letters import pdf
from vliegwiel.messages.models import BatchState, Channel, LetterBatch
from vliegwiel.places import public as places

log = structlog.get_logger(__name__)

AT_ONCE = 200
KEPT = timedelta(days=90)
FILES_KEPT = timedelta(days=7)
STUCK = timedelta(minutes=10)


@schedule.every(seconds=15)
def send_due() -> int:
    """Sends e-mail and text messages that are due, each outside any transaction; how many were tried."""
    by_channel: dict[str, carriers.Carrier] = {Channel.EMAIL: carriers.mail(), Channel.SMS: carriers.sms()}
    for tried in range(AT_ONCE):
        message = sending.claim_next()
        if message is None:
            return tried
        try:
            by_channel[message.channel].carry(message)
        except carriers.NotDelivered as failure:
            log.warning("message_not_delivered", message=str(message.id), outcome=failure.outcome)
            sending.note_failed(message_id=message.id, attempt=message.attempts, outcome=failure.outcome, for_good=failure.for_good)
        else:
            sending.note_sent(message_id=message.id, attempt=message.attempts)
    return AT_ONCE


@db.action
def gather_letters(*, letters_chosen: Iterable[UUID], branches: queries.Branches, by: actors.Actor) -> LetterBatch:
    """Gathers a pile and asks for its PDF, both or neither. Raises NothingToPrint."""
    batch = letters.gather(letters=letters_chosen, branches=branches, by=by)
    make_letters.enqueue(str(batch.id))
    return batch


@tasks.task
def make_letters(batch_id: str) -> None:
    """Makes the PDF of a pile and notes it."""
    make_pdf(UUID(batch_id))


def make_pdf(batch_id: UUID) -> None:
    """Reads the letters, sets them outside any transaction, and notes the file, or why there is none."""
    batch = LetterBatch.objects.filter(id=batch_id, state=BatchState.MAKING).first()
    if batch is None:
        return
    try:
        content = pdf.make(batch.letters.order_by("postcode", "name", "id"), sender=sender(batch), on=clock.today())
        file = letter_files.save(content)
    except heavy.EngineMissing:
        letters.note_made(batch_id=batch_id, without="typst_missing", by=actors.SYSTEM)
    except (RuntimeError, TypeError, OSError) as error:
        log.warning("letters_not_made", batch=str(batch_id), error=type(error).__name__)
        letters.note_failed(batch_id=batch_id, failure="not_made", by=actors.SYSTEM)
    else:
        if not letters.note_made(batch_id=batch_id, file=file, by=actors.SYSTEM):
            letter_files.delete(file)


def sender(batch: LetterBatch) -> pdf.Sender:
    """Who writes: the branch of the pile, or the library without an address when it is of several."""
    library = pages.identity()
    branch = places.branch(batch.branch) if batch.branch else None
    address = f"{library.name} · {branch.street} · {branch.postcode} {branch.town}" if branch else library.name
    call = pdf.how_to_answer(library.phone_to_read)
    return pdf.Sender(library=library.name, address=address, footer=call)


@schedule.every(seconds=300)
def close_stuck_piles() -> None:
    """A pile whose worker was stopped halfway: its letters are to be printed again."""
    oldest = clock.now() - STUCK
    for batch_id in LetterBatch.objects.filter(state=BatchState.MAKING, made_at__lt=oldest).values_list("id", flat=True):
        letters.note_failed(batch_id=batch_id, failure="stuck", by=actors.SYSTEM)


@schedule.every(seconds=6 * 3600)
def delete_what_is_over() -> None:
    """Deletes messages 90 days after they were done, PDFs after 7, and files that no pile knows."""
    moment = clock.now()
    retention.delete_done(before=moment - KEPT, by=actors.SYSTEM)
    retention.delete_files(before=moment - FILES_KEPT, by=actors.SYSTEM)
    carriers.delete_written(before=moment - KEPT)
    known = set(LetterBatch.objects.exclude(file="").values_list("file", flat=True))
    for name in letter_files.older_than(moment - timedelta(days=1)) - known:
        letter_files.delete(name)
