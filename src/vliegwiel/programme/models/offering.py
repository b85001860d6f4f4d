# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""An offering: one run of an activity at one branch, with how one gets in."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField
from vliegwiel.programme.models.activity import Activity


class EnrolmentMode(models.TextChoices):
    """How one gets in."""

    DROP_IN = "drop_in", _("Vrije inloop")
    PER_SESSION = "session", _("Aanmelden per keer")
    COURSE = "course", _("Aanmelden voor de hele cursus")


class Offering(models.Model):
    """A run or season at a branch. `capacity` None means no limit. Sessions inherit space, capacity and place."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="offerings")
    branch = models.ForeignKey("places.Branch", on_delete=models.PROTECT, related_name="+")
    space = models.ForeignKey("places.Space", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = LocalTextField()
    place_note = LocalTextField()
    mode = models.CharField(max_length=10, choices=EnrolmentMode.choices)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    has_waiting_list = models.BooleanField(default=True)
    signup_opens_at = models.DateTimeField(null=True, blank=True)
    signup_closes_at = models.DateTimeField(null=True, blank=True)
    spoken_languages = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    class Meta:
        """The enrolment window is a half-open period; walking in knows no places."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(signup_opens_at=None)
                | models.Q(signup_closes_at=None)
                | models.Q(signup_closes_at__gt=models.F("signup_opens_at")),
                name="offering_window_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(mode=EnrolmentMode.DROP_IN) | models.Q(capacity=None),
                name="offering_drop_in_has_no_capacity",
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity} {self.name}".strip()

    @property
    def takes_registrations(self) -> bool:
        """Whether one signs up, rather than walks in."""
        return self.mode != EnrolmentMode.DROP_IN

    @property
    def is_course(self) -> bool:
        """Whether one sign-up holds for all sessions."""
        return self.mode == EnrolmentMode.COURSE


privacy.impersonal(Offering)
