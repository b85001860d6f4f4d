# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened to accounts and roles. Sign-ins and looks are no facts: they stand in the access log."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from vliegwiel.kit.events import public as events


@dataclass(frozen=True)
class UserInvited(events.Fact):
    """A colleague was asked to choose a password; also when she is asked again."""

    TAG: ClassVar[str] = "accounts:user:invited"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    user: UUID


@dataclass(frozen=True)
class InvitationAccepted(events.Fact):
    """A colleague chose a password."""

    TAG: ClassVar[str] = "accounts:invitation:accepted"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    user: UUID


@dataclass(frozen=True)
class RoleGiven(events.Fact):
    """Somebody got a role."""

    TAG: ClassVar[str] = "accounts:role:given"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    user: UUID


@dataclass(frozen=True)
class RoleTaken(events.Fact):
    """Somebody lost a role."""

    TAG: ClassVar[str] = "accounts:role:taken"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    user: UUID


@dataclass(frozen=True)
class UserDeactivated(events.Fact):
    """An account was closed, and its sessions ended."""

    TAG: ClassVar[str] = "accounts:user:deactivated"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    user: UUID


@dataclass(frozen=True)
class SessionsEnded(events.Fact):
    """All sessions of an account were ended."""

    TAG: ClassVar[str] = "accounts:user:sessions_ended"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    user: UUID


@dataclass(frozen=True)
class UsersErased(events.Fact):
    """Accounts that were closed long enough ago lost their name and address."""

    TAG: ClassVar[str] = "accounts:user:erased"
    users: int


@dataclass(frozen=True)
class DemoStaffMade(events.Fact):
    """The made-up colleagues of the demo were added."""

    TAG: ClassVar[str] = "accounts:demo:made"
    users: int
