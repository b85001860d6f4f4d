# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only way to the programme's things for somebody in particular. Absent and forbidden look the same."""

from uuid import UUID

from django.http import Http404

from vliegwiel.accounts import public as accounts
from vliegwiel.programme.models import Activity, ActivityState, Offering, Registration, Session

Permission = accounts.Permission


def public_activity(slug: str) -> Activity:
    """An activity that a resident may see. Raises Http404."""
    states = [ActivityState.PUBLISHED, ActivityState.TO_COME]
    found = Activity.objects.filter(slug=slug, state__in=states).first()
    if found is None:
        raise Http404
    return found


def registration_by_token(token: str) -> Registration:
    """The registration whose link somebody holds. Raises Http404 for an unknown or forged one."""
    found = Registration.objects.filter(token=token, person__isnull=False)
    registration = found.select_related("pool__offering__activity", "pool__offering__branch__kern", "pool__session").first()
    if registration is None:
        raise Http404
    return registration


def registration_by_code(code: str) -> Registration | None:
    """The registration with a code as somebody typed it: spaces, dashes and small letters do no harm."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return Registration.objects.filter(code=f"{letters[:4]}-{letters[4:]}", person__isnull=False).first()


def activity_for(staff: accounts.Staff | None, identifier: UUID, *, to: Permission) -> Activity:
    """An activity for a colleague who has the permission at any branch. Raises Http404."""
    found = Activity.objects.filter(id=identifier).first()
    if found is None or staff is None or accounts.branch_codes(staff, to) == frozenset():
        raise Http404
    return found


def offering_for(staff: accounts.Staff | None, identifier: UUID, *, to: Permission) -> Offering:
    """A run at a branch where the colleague has the permission. Raises Http404."""
    found = Offering.objects.select_related("activity", "branch__kern").filter(id=identifier).first()
    if found is None or staff is None or not accounts.may(staff, to, found.branch.code):
        raise Http404
    return found


def session_for(staff: accounts.Staff | None, identifier: UUID, *, to: Permission) -> Session:
    """A date at a branch where the colleague has the permission. Raises Http404."""
    sessions = Session.objects.select_related("offering__activity", "offering__branch__kern", "space", "offering__space")
    found = sessions.filter(id=identifier).first()
    if found is None or staff is None or not accounts.may(staff, to, found.offering.branch.code):
        raise Http404
    return found


def registration_for(staff: accounts.Staff | None, identifier: UUID, *, to: Permission) -> Registration:
    """A registration at a branch where the colleague has the permission. Raises Http404."""
    registrations = Registration.objects.select_related("pool__offering__activity", "pool__offering__branch__kern", "pool__session")
    found = registrations.filter(id=identifier).first()
    if found is None or staff is None or not accounts.may(staff, to, found.pool.offering.branch.code):
        raise Http404
    return found
