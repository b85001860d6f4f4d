# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Front door of accounts: who is signed in, what she may do where, pages of the team, and the access log."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from vliegwiel.accounts import queries
from vliegwiel.accounts.access import actor_of, demand, log_access, log_refusal, staff_of, staff_page
from vliegwiel.accounts.actions.administrator import invite_administrator
from vliegwiel.accounts.actions.demo import make_demo_staff
from vliegwiel.accounts.models import Permission, Role
from vliegwiel.accounts.queries import Post, Staff, branch_codes, may
from vliegwiel.accounts.sign_in import is_demo

__all__ = [
    "Permission",
    "Post",
    "Role",
    "Staff",
    "actor_of",
    "branch_codes",
    "demand",
    "demo_staff",
    "invite_administrator",
    "is_demo",
    "log_access",
    "log_refusal",
    "make_demo_staff",
    "may",
    "staff_named",
    "staff_of",
    "staff_page",
]


def staff_named(ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Names by account id; accounts that are gone are absent. One query."""
    return queries.staff_named(ids)


def demo_staff() -> list[Staff]:
    """The made-up colleagues of the demo, who exist after `make_demo_staff`. 2 queries."""
    return [queries.staff_of_prefetched(user) for user in queries.synthetic_users()]
