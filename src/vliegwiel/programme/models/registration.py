# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registration takes a place in a pool, or waits in its line. The pool row is the lock for both."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.programme.models.offering import Offering
from vliegwiel.programme.models.session import Session


class CapacityPool(models.Model):
    """The places of a session, or of a whole course (session empty). `size` None means no limit.

    `last_number` numbers the line; whoever changes a registration of this pool locks this row first.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, related_name="pools")
    session = models.OneToOneField(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="pool")
    size = models.PositiveIntegerField(null=True, blank=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        """One pool per session, and one per course."""

        constraints = (models.UniqueConstraint(fields=["offering"], condition=models.Q(session=None), name="pool_once_per_course"),)

    def __str__(self) -> str:
        return f"{self.size}"


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    CONFIRMED = "confirmed", _("Aangemeld")
    WAITING = "waiting", _("Op de wachtlijst")
    CANCELLED = "cancelled", _("Afgemeld")


class Source(models.TextChoices):
    """Which way a registration came in."""

    WEB = "web", _("Website")
    DESK = "desk", _("Balie")
    PHONE = "phone", _("Telefoon")
    DOOR = "door", _("Aan de deur")


class Registration(models.Model):
    """One person in one pool. `number` is her place in the order of arrival. `person` is empty once she is erased.

    `code` is read out and typed; `token` makes the link. `resident_kern` is her own village, where known.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=9, unique=True)
    token = models.CharField(max_length=32, unique=True)
    key = models.CharField(max_length=64, unique=True)
    pool = models.ForeignKey(CapacityPool, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RegistrationState.choices)
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=10, choices=Source.choices)
    resident_kern = models.CharField(max_length=60, blank=True)
    is_over_capacity = models.BooleanField(default=False)
    entered_by = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by_staff = models.BooleanField(default=False)
    signed_up_event = models.UUIDField()
    confirmed_event = models.UUIDField(null=True, blank=True)

    class Meta:
        """Nobody is twice in one pool; a number is given once; a confirmed registration says since when."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=["pool", "person"],
                condition=~models.Q(state=RegistrationState.CANCELLED) & models.Q(person__isnull=False),
                name="registration_once_per_pool",
            ),
            models.UniqueConstraint(fields=["pool", "number"], name="registration_number_once"),
            models.CheckConstraint(
                condition=~models.Q(state=RegistrationState.CONFIRMED) | models.Q(confirmed_at__isnull=False),
                name="registration_confirmed_since",
            ),
        )
        indexes = (models.Index(fields=["pool", "state", "number"], name="registration_line"),)

    def __str__(self) -> str:
        return self.code

    @property
    def is_active(self) -> bool:
        """Whether it holds a place or waits for one."""
        return self.state != RegistrationState.CANCELLED


_SIGNED_UP = privacy.Kept(
    activity="aanmelden",
    keep="12 maanden na de laatste activiteit",
    erased="programme.actions.erasure.forget",
)
privacy.impersonal(CapacityPool)
privacy.register(
    Registration,
    personal=dict.fromkeys(("code", "token", "key", "person", "resident_kern", "signed_up_event", "confirmed_event"), _SIGNED_UP)
    | {"entered_by": privacy.Kept(activity="medewerkers", keep="24 maanden", erased="programme.actions.erasure.forget")},
    other=(
        ["id", "pool", "state", "number", "source", "is_over_capacity", "created_at", "confirmed_at", "cancelled_at", "cancelled_by_staff"]
    ),
)
