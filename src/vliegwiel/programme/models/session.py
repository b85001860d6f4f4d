# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A session: one date and time, a real row. A rule only generates it; it is cancelled, never deleted."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField
from vliegwiel.programme.models.offering import Offering


class SessionState(models.TextChoices):
    """Does it happen? Whether one can get in is another question."""

    PLANNED = "planned", _("Gaat door")
    CANCELLED = "cancelled", _("Gaat niet door")


class Session(models.Model):
    """One meeting. Empty title, space and capacity are inherited from the offering. Period: [starts_at, ends_at).

    `version` and `changed_at` move with every change: calendars that follow us see by them that they must look again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)
    title = LocalTextField()
    space = models.ForeignKey("places.Space", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        """Starts before it ends; one session per start within an offering."""

        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_ends_after_start"),
            models.UniqueConstraint(fields=["offering", "starts_at"], name="session_once_per_start"),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not happen."""
        return self.state == SessionState.CANCELLED


privacy.register(
    Session,
    personal={},
    other=(["id", "offering", "starts_at", "ends_at", "state", "title", "space", "capacity", "cancel_reason", "version", "changed_at"]),
)
