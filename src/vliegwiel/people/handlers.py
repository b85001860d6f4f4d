# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people does by itself: forgetting who has not been seen for twelve months, and opening references to persons."""

from uuid import UUID

from django.urls import reverse

from vliegwiel.kit import refs
from vliegwiel.kit.schedule import public as schedule
from vliegwiel.people import tasks
from vliegwiel.people.models import Person


def _person(identifier: UUID) -> refs.Target | None:
    found = Person.objects.filter(id=identifier).first()
    return refs.Target(found.name, reverse("people:person", args=[found.id])) if found else None


refs.register("people:person", _person)
schedule.every(seconds=24 * 3600)(tasks.forget_who_is_due)
