# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of the accounts module; one file per thing."""

from vliegwiel.accounts.models.access_log import AccessLogEntry, Verb
from vliegwiel.accounts.models.role import (
    BOUND_TO_A_BRANCH,
    FOR_ALL_BRANCHES,
    PERMISSIONS,
    SENSITIVE,
    Permission,
    Role,
    RoleBinding,
)
from vliegwiel.accounts.models.user import Invitation, User

__all__ = [
    "BOUND_TO_A_BRANCH",
    "FOR_ALL_BRANCHES",
    "PERMISSIONS",
    "SENSITIVE",
    "AccessLogEntry",
    "Invitation",
    "Permission",
    "Role",
    "RoleBinding",
    "User",
    "Verb",
]
