# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first administrator, and the way back in when nobody can sign in any more: both from the command line."""

from vliegwiel.accounts.actions import roles, users
from vliegwiel.accounts.models import Role, User
from vliegwiel.kit import db
from vliegwiel.kit.actors import Actor


@db.action
def invite_administrator(*, email: str, name: str, by: Actor) -> str:
    """The secret of a link with which somebody chooses a password as administrator; her account is made if need be.

    Her older links stop working; a closed account is open again.
    """
    known = User.objects.filter(email__iexact=email.strip(), erased_at=None).first()
    invited = users.invite_again(user_id=known.id, by=by) if known else users.invite(email=email, name=name, by=by)
    roles.give(user_id=invited.user.id, role=Role.ADMINISTRATOR, branch_id=None, by=by)
    return invited.token
