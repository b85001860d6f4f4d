# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts: invite, accept, close, end sessions, erase."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts.events import InvitationAccepted, SessionsEnded, UserDeactivated, UserInvited, UsersErased
from vliegwiel.accounts.models import Invitation, Role, RoleBinding, User
from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events

INVITATION_LASTS = timedelta(days=7)


class AlreadyThere(errors.ActionRefused):
    """The address has an account."""

    message = _("Iemand met dit e-mailadres heeft al een account. Zoek die persoon in de lijst.")
    field = "email"


class InvitationOver(errors.ActionRefused):
    """The link is unknown, used, or too old."""

    message = _("Deze uitnodiging werkt niet meer. Vraag de beheerder om een nieuwe.")


class WeakPassword(errors.ActionRefused):
    """The password does not pass the validators; the sentences are theirs."""

    field = "password"


class LastAdministrator(errors.ActionRefused):
    """Without an administrator nobody could mend anything."""

    message = _("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")


class NotYourself(errors.ActionRefused):
    """One cannot close one's own account."""

    message = _("Je kunt je eigen account niet sluiten. Vraag een andere beheerder.")


@dataclass(frozen=True)
class Invited:
    """Who was invited, and the secret of the link, which is kept nowhere."""

    user: User
    token: str


@db.action
def invite(*, email: str, name: str, language: str = "nl", by: Actor) -> Invited:
    """A new account without a password, and a link to choose one. Raises AlreadyThere."""
    address = email.strip().lower()
    if User.objects.filter(email__iexact=address).exists():
        raise AlreadyThere
    user = User(email=address, name=name.strip(), language=language, created_at=clock.now())
    user.set_unusable_password()
    user.save(force_insert=True)
    return _invitation(user, by)


@db.action
def invite_again(*, user_id: UUID, by: Actor) -> Invited:
    """A new link for somebody, and her account open again if it was closed. Older links stop working."""
    user = User.objects.select_for_update().get(id=user_id, erased_at=None)
    user.is_active, user.deactivated_at = True, None
    user.save(update_fields=["is_active", "deactivated_at"])
    return _invitation(user, by)


def _invitation(user: User, by: Actor) -> Invited:
    moment = clock.now()
    user.invitations.filter(used_at=None).delete()
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(user=user, digest=_digest(token), made_at=moment, expires_at=moment + INVITATION_LASTS, made_by=by.id)
    events.record(UserInvited(user=user.id), by=by)
    return Invited(user, token)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_of(token: str, at: datetime) -> Invitation:
    """The open invitation of a link. Raises InvitationOver. One query."""
    found = Invitation.objects.select_related("user").filter(digest=_digest(token)).first()
    if found is None or not found.is_open(at) or not found.user.is_active:
        raise InvitationOver
    return found


@db.action
def accept(*, token: str, password: str) -> User:
    """Somebody chose her password. Her address counts as seen: the link came there, or from the administrator.

    Raises InvitationOver or WeakPassword.
    """
    invitation = invitation_of(token, clock.now())
    user = User.objects.select_for_update().get(id=invitation.user_id)
    try:
        password_validation.validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error
    user.set_password(password)
    user.end_sessions()
    user.save(update_fields=["password", "session_stamp"])
    EmailAddress.objects.update_or_create(user=user, defaults={"email": user.email, "verified": True, "primary": True})
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    events.record(InvitationAccepted(user=user.id), by=Actor("staff", user.id))
    return user


@db.action
def deactivate(*, user_id: UUID, by: Actor) -> None:
    """Closes an account and ends its sessions; closed already: nothing changes.

    The password and second step go, so that only a new invitation opens it again. Raises NotYourself or
    LastAdministrator.
    """
    user = User.objects.select_for_update().get(id=user_id)
    if not user.is_active:
        return
    if user.id == by.id:
        raise NotYourself
    refuse_last_administrator(user)
    user.is_active, user.deactivated_at = False, clock.now()
    user.set_unusable_password()
    user.end_sessions()
    user.save()
    user.invitations.filter(used_at=None).delete()
    Authenticator.objects.filter(user=user).delete()
    events.record(UserDeactivated(user=user.id), by=by)


def refuse_last_administrator(user: User) -> None:
    """Raises LastAdministrator when nobody else could give roles."""
    administrators = RoleBinding.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True, user__is_synthetic=False)
    mine = administrators.filter(user=user).exists()
    if mine and not administrators.exclude(user=user).exists():
        raise LastAdministrator


@db.action
def end_sessions(*, user_id: UUID, by: Actor) -> None:
    """Signs somebody out everywhere."""
    user = User.objects.select_for_update().get(id=user_id)
    user.end_sessions()
    user.save(update_fields=["session_stamp"])
    events.record(SessionsEnded(user=user.id), by=by)


@db.action
def erase(*, closed_before: datetime, by: Actor) -> int:
    """Takes name, address and roles from accounts that were closed before a moment; how many."""
    gone = list(User.objects.filter(deactivated_at__lt=closed_before, erased_at=None))
    for user in gone:
        user.name, user.email, user.last_login = "", f"{user.id}@gewist.invalid", None
        user.erased_at = clock.now()
        user.save()
        user.bindings.all().delete()
        user.invitations.all().delete()
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
    if gone:
        events.record(UsersErased(users=len(gone)), by=by)
    return len(gone)
