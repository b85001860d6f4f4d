# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters: gather them in a pile, note the PDF, and say that it was printed and went to the post."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages import queries
from vliegwiel.messages.events import LettersFailed, LettersGathered, LettersMade, LettersPosted, LettersPrinted
from vliegwiel.messages.models import BatchState, LetterBatch, Message, State


class NothingToPrint(errors.ActionRefused):
    """None of the chosen letters is still to be printed."""

    message = _("Kies minstens één brief. Staat er geen brief meer? Dan heeft een collega ze al gepakt.")
    field = "letters"


class NotReadyYet(errors.ActionRefused):
    """The step does not fit where the pile is."""

    message = _("Deze stapel brieven is al verder, of nog niet zo ver. Kijk nog eens op deze pagina.")


@db.action
def gather(*, letters: Iterable[UUID], branches: queries.Branches, by: Actor) -> LetterBatch:
    """Puts the chosen letters that are still to be printed in one pile. Raises NothingToPrint."""
    chosen = list(queries.letters(branches=branches).filter(id__in=list(letters)).select_for_update())
    if not chosen:
        raise NothingToPrint
    homes = {letter.branch for letter in chosen}
    batch = LetterBatch.objects.create(made_at=clock.now(), made_by=by.id, branch=homes.pop() if len(homes) == 1 else "", count=len(chosen))
    Message.objects.filter(id__in=[letter.id for letter in chosen]).update(batch=batch)
    fact = LettersGathered(batch=batch.id, letters=batch.count)
    events.record(fact, by=by, branch=batch.branch)
    return batch


@db.action
def note_made(*, batch_id: UUID, file: str = "", without: str = "", by: Actor) -> bool:
    """The PDF is there; or there is none, `without` says why, and the letters are to be printed from the screen.

    False when that was noted before.
    """
    batch = LetterBatch.objects.select_for_update().filter(id=batch_id, state=BatchState.MAKING).first()
    if batch is None:
        return False
    batch.state, batch.file, batch.failure = BatchState.READY, file, without
    batch.save(update_fields=["state", "file", "failure"])
    events.record(LettersMade(batch=batch.id, letters=batch.count), by=by, branch=batch.branch)
    return True


@db.action
def note_failed(*, batch_id: UUID, failure: str, by: Actor) -> bool:
    """The PDF could not be made: its letters are to be printed again; False when the pile is gone or done."""
    batch = LetterBatch.objects.select_for_update().filter(id=batch_id, state=BatchState.MAKING).first()
    if batch is None:
        return False
    _release(batch, failure, by)
    return True


@db.action
def printed(*, batch_id: UUID, by: Actor) -> None:
    """The pile came out of the printer well. Noted before: nothing changes. Raises NotReadyYet."""
    batch = LetterBatch.objects.select_for_update().get(id=batch_id)
    if batch.state == BatchState.PRINTED:
        return
    if batch.state != BatchState.READY:
        raise NotReadyYet
    batch.state = BatchState.PRINTED
    batch.save(update_fields=["state"])
    batch.letters.filter(state=State.TO_PRINT).update(state=State.PRINTED)
    events.record(LettersPrinted(batch=batch.id, letters=batch.count), by=by, branch=batch.branch)


@db.action
def misprinted(*, batch_id: UUID, by: Actor) -> None:
    """The print went wrong: its letters are to be printed again. Raises NotReadyYet when they are on the post."""
    batch = LetterBatch.objects.select_for_update().get(id=batch_id)
    if batch.state == BatchState.FAILED:
        return
    if batch.done_at is not None:
        raise NotReadyYet
    batch.letters.filter(state=State.PRINTED).update(state=State.TO_PRINT)
    _release(batch, "misprint", by)


@db.action
def posted(*, batch_id: UUID, by: Actor) -> None:
    """The pile went to the post. Noted before: nothing changes. Raises NotReadyYet."""
    batch = LetterBatch.objects.select_for_update().get(id=batch_id)
    if batch.state != BatchState.PRINTED:
        raise NotReadyYet
    if batch.done_at is not None:
        return
    moment = clock.now()
    batch.done_at = moment
    batch.save(update_fields=["done_at"])
    batch.letters.filter(state=State.PRINTED).update(state=State.POSTED, done_at=moment)
    events.record(LettersPosted(batch=batch.id, letters=batch.count), by=by, branch=batch.branch)


def _release(batch: LetterBatch, failure: str, by: Actor) -> None:
    """Gives the letters back to the list of what is to be printed, and closes the pile."""
    batch.letters.update(batch=None)
    batch.state, batch.failure, batch.done_at = BatchState.FAILED, failure, clock.now()
    batch.save(update_fields=["state", "failure", "done_at"])
    events.record(LettersFailed(batch=batch.id, letters=batch.count), by=by, branch=batch.branch)
