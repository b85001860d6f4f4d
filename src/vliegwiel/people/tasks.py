# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work of people that nobody waits for."""

from django.conf import settings

from vliegwiel.kit import actors
from vliegwiel.people import public


def forget_who_is_due() -> int:
    """Erases everybody whose retention is over (processing activity "aanmelden"); how many."""
    due = public.due_for_erasure()
    for person_id in due:
        public.erase(person_id=person_id, ledger_folder=settings.DATA_FOLDER, by=actors.SYSTEM)
    return len(due)
