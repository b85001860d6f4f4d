# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the programme forgets when a person is erased. Counts stay, names and codes go."""

import secrets
from uuid import UUID, uuid4

from vliegwiel.kit import actors, db
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.models import Registration, RegistrationState


@db.action
def forget(*, person_id: UUID) -> None:
    """Cancels what is still to come, then cuts every registration loose from the person and from its facts."""
    for row in Registration.objects.filter(person_id=person_id).select_related("pool__session").order_by("pool_id"):
        is_open = row.state == RegistrationState.WAITING or (row.is_active and registrations.is_ahead(row))
        registration = registrations.cancel(registration=row, by=actors.SYSTEM) if is_open else row
        registration.person_id = None
        registration.code = registrations.new_code()
        registration.token = secrets.token_urlsafe(16)
        registration.key = uuid4().hex
        registration.resident_kern = ""
        registration.entered_by = None
        registration.signed_up_event = uuid4()
        registration.confirmed_event = None
        registration.save()
