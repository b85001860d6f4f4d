# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads of accounts, roles and the access log, named as the question they answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from vliegwiel.accounts.models import PERMISSIONS, AccessLogEntry, Invitation, Permission, Role, RoleBinding, User


@dataclass(frozen=True)
class Post:
    """One role somebody has; without a branch it holds for all."""

    role: Role
    branch_code: str | None

    def allows(self, permission: Permission, branch_code: str | None) -> bool:
        """Whether this role gives the permission at that branch; asked without a branch, at any branch."""
        here = self.branch_code is None or branch_code is None or self.branch_code == branch_code
        return here and permission in PERMISSIONS[self.role]


@dataclass(frozen=True)
class Staff:
    """A colleague or volunteer as other modules see her."""

    id: UUID
    name: str
    posts: tuple[Post, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """Her roles, wherever she has them."""
        return frozenset(post.role for post in self.posts)

    @property
    def is_only_volunteer(self) -> bool:
        """Whether she has no other role than volunteer."""
        return self.roles == {Role.VOLUNTEER}


def _posts(bindings: Iterable[RoleBinding]) -> tuple[Post, ...]:
    return tuple(Post(Role(binding.role), binding.branch.code if binding.branch else None) for binding in bindings)


def staff(user: User) -> Staff:
    """An account with its roles. One query."""
    return Staff(user.id, user.name, _posts(user.bindings.select_related("branch")))


def staff_of_prefetched(user: User) -> Staff:
    """An account whose roles were read along. No query."""
    return Staff(user.id, user.name, _posts(user.bindings.all()))


def may(somebody: Staff | None, permission: Permission, branch_code: str | None = None) -> bool:
    """Whether somebody has a permission at a branch; without a branch, anywhere. No query."""
    return somebody is not None and any(post.allows(permission, branch_code) for post in somebody.posts)


def branch_codes(somebody: Staff | None, permission: Permission) -> frozenset[str] | None:
    """The branches where somebody has a permission; None is all branches, empty is nowhere. No query."""
    codes: set[str] = set()
    for post in somebody.posts if somebody else ():
        if permission in PERMISSIONS[post.role]:
            if post.branch_code is None:
                return None
            codes.add(post.branch_code)
    return frozenset(codes)


def staff_named(ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Names by account id; accounts that are gone are absent. One query."""
    return dict(User.objects.filter(id__in={one for one in ids if one}).values_list("id", "name"))


def users_with_roles() -> QuerySet[User]:
    """All accounts that were not erased, with their roles and invitations: 3 queries, whatever the length."""
    return User.objects.filter(erased_at=None).prefetch_related(
        Prefetch("bindings", RoleBinding.objects.select_related("branch")),
        Prefetch("invitations", Invitation.objects.order_by("-made_at")),
    )


def synthetic_users() -> list[User]:
    """The made-up colleagues of the demo, with their roles. 2 queries."""
    bindings = Prefetch("bindings", RoleBinding.objects.select_related("branch"))
    return list(User.objects.filter(is_synthetic=True, is_active=True).prefetch_related(bindings))


def log_lines(
    *, branches: frozenset[str] | None, actor: UUID | None = None, since: datetime | None = None, until: datetime | None = None
) -> QuerySet[AccessLogEntry]:
    """The access log, newest first; with branches given, only what happened there. Half-open period."""
    found = AccessLogEntry.objects.all()
    if branches is not None:
        found = found.filter(branch__in=branches)
    if actor:
        found = found.filter(actor=actor)
    if since:
        found = found.filter(at__gte=since)
    return found.filter(at__lt=until) if until else found


def subjects_seen(*, actor: UUID, since: datetime, until: datetime, branches: frozenset[str] | None) -> list[tuple[str, UUID, int]]:
    """Whose data an account saw in a period: kind, id and how often. One query."""
    seen: dict[tuple[str, UUID], int] = {}
    lines = log_lines(branches=branches, actor=actor, since=since, until=until)
    for kind, subject in lines.filter(Q(subject__isnull=False)).values_list("subject_kind", "subject"):
        if subject is not None:
            seen[kind, subject] = seen.get((kind, subject), 0) + 1
    return [(kind, subject, times) for (kind, subject), times in seen.items()]
