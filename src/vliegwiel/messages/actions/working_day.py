# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A day's work on the outbox in one go, for the demo: everything that was due counts as sent, called, posted or told.

Nothing leaves the building: no mail server or provider is asked. Each step is the action a colleague or the worker takes.
"""

from vliegwiel.kit import clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.messages import queries
from vliegwiel.messages.actions import calls, letters, notes, sending


@db.action
def work_off(*, by: Actor) -> int:
    """Finishes what is due now, through every channel; how many messages."""
    done = 0
    while (message := sending.claim_next()) is not None:
        sending.note_sent(message_id=message.id, attempt=message.attempts)
        done += 1
    moment = clock.now()
    for call in list(queries.calls(branches=None, at=moment)):
        calls.reached(message_id=call.id, number=call.attempts + 1, by=by)
        done += 1
    for note in list(queries.notes(branches=None, at=moment)):
        notes.told(message_id=note.id, by=by)
        done += 1
    return done + _post(by=by)


def _post(*, by: Actor) -> int:
    chosen = list(queries.letters(branches=None).values_list("id", flat=True))
    if not chosen:
        return 0
    batch = letters.gather(letters=chosen, branches=None, by=by)
    letters.note_made(batch_id=batch.id, without="demo", by=by)
    letters.printed(batch_id=batch.id, by=by)
    letters.posted(batch_id=batch.id, by=by)
    return batch.count
