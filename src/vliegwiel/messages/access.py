# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only way to a message or a pile of letters: at a branch where the one who asks has the permission."""

from uuid import UUID

from django.http import Http404, HttpRequest

from vliegwiel.accounts import public as accounts
from vliegwiel.messages.models import Channel, LetterBatch, Message
from vliegwiel.messages.queries import Branches

PERMISSIONS = {
    Channel.CALL: accounts.Permission.CALLS_WORK,
    Channel.LETTER: accounts.Permission.LETTERS_PRINT,
    Channel.DESK: accounts.Permission.NOTES_TELL,
}
ACTIVITY = "berichten"


def branches_for(request: HttpRequest, channel: Channel) -> Branches:
    """The branches whose calls, letters or notes the one who asks may work on; None is all of them."""
    return accounts.branch_codes(accounts.staff_of(request), PERMISSIONS[channel])


def message_for(request: HttpRequest, message_id: UUID, channel: Channel) -> Message:
    """A call, letter or note. Raises Http404, absent or forbidden alike. Writes who looked."""
    message = Message.objects.filter(id=message_id, channel=channel).first()
    if message is None:
        raise Http404
    accounts.demand(request, PERMISSIONS[channel], message.branch or None)
    accounts.log_access(request, subjects=[message.person], activity=ACTIVITY, branch=message.branch)
    return message


def batch_for(request: HttpRequest, batch_id: UUID) -> LetterBatch:
    """A pile of letters, when all branches that its letters are of are allowed. Raises Http404."""
    batch = LetterBatch.objects.filter(id=batch_id).first()
    if batch is None:
        raise Http404
    homes = {batch.branch, *batch.letters.values_list("branch", flat=True).distinct()}
    for home in sorted(homes):
        accounts.demand(request, accounts.Permission.LETTERS_PRINT, home or None)
    return batch


def log_listed(request: HttpRequest, messages: list[Message], *, exported: bool = False) -> None:
    """Writes whose messages a page showed or a file holds."""
    subjects = [message.person for message in messages]
    homes = {message.branch for message in messages}
    branch = homes.pop() if len(homes) == 1 else ""
    accounts.log_access(request, subjects=subjects, activity=ACTIVITY, branch=branch, exported=exported)
