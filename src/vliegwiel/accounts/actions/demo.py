# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The made-up colleagues of a demo: one for each role, and Alice, Bob and Charlie of the tests and the handbook."""

from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts.events import DemoStaffMade
from vliegwiel.accounts.models import BOUND_TO_A_BRANCH, Role, RoleBinding, User
from vliegwiel.kit import db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.places import public as places

# Name and role; one without a role may see nothing. example.org never receives mail (RFC 2606).
COLLEAGUES: tuple[tuple[str, Role | None], ...] = (
    ("Alice", Role.BRANCH_LEAD),
    ("Bob", Role.VOLUNTEER),
    ("Charlie", None),
    ("Doutzen", Role.DESK),
    ("Esra", Role.MAKER),
    ("Fenna", Role.COORDINATOR),
    ("Gerrit", Role.DIRECTOR),
    ("Hilde", Role.AUDITOR),
    ("Ivo", Role.ADMINISTRATOR),
)


class NoBranchYet(errors.ActionRefused):
    """Roles hang on a branch, and there is none."""

    message = _("Laad eerst de map van een bibliotheek. Er is nog geen vestiging.")


@db.action
def make_demo_staff(*, by: Actor) -> int:
    """Adds the made-up colleagues that are not there yet; how many. They have no password and cannot sign in.

    They belong to the second branch, if there is one: at the first arrive those who work at all. Raises NoBranchYet.
    """
    branches = places.branches()
    if not branches:
        raise NoBranchYet
    home = branches[1] if len(branches) > 1 else branches[0]
    known = set(User.objects.filter(is_synthetic=True).values_list("email", flat=True))
    made = 0
    for name, role in COLLEAGUES:
        email = f"{name.lower()}@voorbeeld.example.org"
        if email in known:
            continue
        user = User(email=email, name=name, is_synthetic=True)
        user.set_unusable_password()
        user.save(force_insert=True)
        if role:
            RoleBinding.objects.create(user=user, role=role, branch_id=home.id if role in BOUND_TO_A_BRANCH else None)
        made += 1
    if made:
        events.record(DemoStaffMade(users=made), by=by)
    return made
