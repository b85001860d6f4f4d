# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving and taking roles."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts.actions import users
from vliegwiel.accounts.events import RoleGiven, RoleTaken
from vliegwiel.accounts.models import BOUND_TO_A_BRANCH, FOR_ALL_BRANCHES, Role, RoleBinding, User
from vliegwiel.kit import db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events


class BranchNeeded(errors.ActionRefused):
    """The role only exists at a branch."""

    message = _("Kies de vestiging waar deze rol geldt.")
    field = "branch"


class NoBranchHere(errors.ActionRefused):
    """The role is for the whole library."""

    message = _("Deze rol geldt voor de hele bibliotheek. Kies geen vestiging.")
    field = "branch"


@db.action
def give(*, user_id: UUID, role: Role, branch_id: UUID | None, branch_code: str = "", by: Actor) -> RoleBinding:
    """Gives a role; given already: nothing changes. Raises BranchNeeded or NoBranchHere."""
    if role in BOUND_TO_A_BRANCH and branch_id is None:
        raise BranchNeeded
    if role in FOR_ALL_BRANCHES and branch_id is not None:
        raise NoBranchHere
    user = User.objects.select_for_update().get(id=user_id, is_active=True)
    known = RoleBinding.objects.filter(user=user, role=role).filter(Q(branch_id=branch_id) if branch_id else Q(branch__isnull=True))
    binding = known.first()
    if binding is None:
        binding = RoleBinding.objects.create(user=user, role=role, branch_id=branch_id)
        events.record(RoleGiven(user=user.id), by=by, branch=branch_code)
    return binding


@db.action
def take(*, user_id: UUID, binding_id: UUID, by: Actor) -> None:
    """Takes a role away; gone already: nothing changes. Raises LastAdministrator."""
    binding = RoleBinding.objects.select_related("user").filter(id=binding_id, user=user_id).first()
    if binding is None:
        return
    if binding.role == Role.ADMINISTRATOR:
        users.refuse_last_administrator(binding.user)
    binding.delete()
    events.record(RoleTaken(user=user_id), by=by)
