# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who can sign in. Contact data of residents are not here: they have no account."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from vliegwiel.kit import clock, privacy


class UserManager(BaseUserManager["User"]):
    """Finds an account by e-mail address, whatever its capitals. Accounts are made by actions."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of an address. Raises User.DoesNotExist."""
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser):
    """A colleague or volunteer. `session_stamp` is part of every session: a new one ends them all."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=10, default="nl")
    is_active = models.BooleanField(default=True)
    is_synthetic = models.BooleanField(default=False, help_text="Made by the demo; anyone may step in as this account, in demo mode only.")
    session_stamp = models.UUIDField(default=uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    deactivated_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(fields=["email"], name="user_email_unique"),
            models.UniqueConstraint(Lower("email"), name="user_email_unique_any_case"),
            models.CheckConstraint(condition=~Q(email=""), name="user_email_filled"),
            models.CheckConstraint(condition=~Q(name="") | Q(erased_at__isnull=False), name="user_name_filled"),
            models.CheckConstraint(
                condition=Q(is_active=True, deactivated_at__isnull=True) | Q(is_active=False, deactivated_at__isnull=False),
                name="user_inactive_since",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Password and stamp together: changing either ends all sessions of the account."""
        salt = "vliegwiel.accounts.models.User.session"
        return salted_hmac(salt, f"{self.password}|{self.session_stamp}", secret=secret, algorithm="sha256").hexdigest()

    def end_sessions(self) -> None:
        """Makes every session of this account worthless; the caller saves."""
        self.session_stamp = uuid4()


_ACCOUNT = privacy.Kept(activity="medewerkers", keep="tot 90 dagen na de laatste werkdag", erased="accounts.actions.users.erase")
privacy.register(
    User,
    personal=dict.fromkeys(("id", "email", "name", "language", "password", "last_login", "session_stamp"), _ACCOUNT),
    other=("is_active", "is_synthetic", "created_at", "deactivated_at", "erased_at"),
)


class Invitation(models.Model):
    """A link with which a new colleague chooses a password. Only the digest of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    made_by: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(
        null=True, blank=True, help_text="Account id; no key, the log outlives it."
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="invitation_digest_unique"),
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="invitation_period_order"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def is_open(self, at: datetime) -> bool:
        """Whether the link still works at that moment. No query."""
        return self.used_at is None and at < self.expires_at


privacy.register(
    Invitation,
    personal=dict.fromkeys(("user", "made_by"), _ACCOUNT),
    other=("id", "digest", "made_at", "expires_at", "used_at"),
)
