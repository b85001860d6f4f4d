# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same few people everywhere: Alice leads the branch, Bob volunteers, Charlie may see nothing."""

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db.models import QuerySet
from django.test import Client

from vliegwiel.accounts.models import BOUND_TO_A_BRANCH, AccessLogEntry, Role, RoleBinding, User, Verb
from vliegwiel.places import public as towns
from vliegwiel.places.tests import factories as places

PASSWORD = "een lange zin om te onthouden"


def a_user(name: str, role: Role | None = None, branch_code: str = "", *, with_password: bool = False) -> User:
    """Somebody with a role; for roles that need one, at the branch of that code, which must exist."""
    user = User(email=f"{name.lower()}@bibliotheek.test", name=name)
    if with_password:
        user.set_password(PASSWORD)
    else:
        user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if role:
        give(user, role, branch_code)
    return user


def give(user: User, role: Role, branch_code: str = "") -> None:
    """A role without an action around it."""
    if role in BOUND_TO_A_BRANCH and not branch_code:
        branch_code = places.a_branch("vroomshoop").code
    branch = towns.branch(branch_code) if branch_code else None
    RoleBinding.objects.create(user=user, role=role, branch_id=branch.id if branch else None)


def alice(branch_code: str = "vroomshoop", *, with_password: bool = False) -> User:
    return a_user("Alice", Role.BRANCH_LEAD, branch_code, with_password=with_password)


def bob(branch_code: str = "vroomshoop", *, with_password: bool = False) -> User:
    return a_user("Bob", Role.VOLUNTEER, branch_code, with_password=with_password)


def charlie(*, with_password: bool = False) -> User:
    return a_user("Charlie", with_password=with_password)


def with_second_step(user: User) -> TOTP:
    """An app with codes for this account."""
    return TOTP.activate(user, generate_totp_secret())


def lines_in_the_log(verb: str, **about: object) -> QuerySet[AccessLogEntry]:
    """Who looked, or was refused: "looked", "exported", "refused"."""
    return AccessLogEntry.objects.filter(verb=Verb(verb), **about)


def signed_in(user: User) -> Client:
    """A browser in which she is signed in."""
    client = Client()
    client.force_login(user)
    return client
