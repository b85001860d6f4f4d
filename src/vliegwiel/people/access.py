# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only way to a person for somebody in particular. Absent and forbidden look the same."""

from uuid import UUID

from django.http import Http404

from vliegwiel.accounts import public as accounts
from vliegwiel.people.models import Person


def person_for(staff: accounts.Staff | None, identifier: UUID, *, to: accounts.Permission) -> Person:
    """A person for a colleague who may see persons: the register is one for all branches. Raises Http404."""
    found = Person.objects.select_related("kern").filter(id=identifier).first()
    if found is None or staff is None or not accounts.may(staff, to):
        raise Http404
    return found
