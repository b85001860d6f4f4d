# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who came: per person for those who signed up, and an anonymous tally by age band for free walk-in."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.programme.models.registration import Registration
from vliegwiel.programme.models.session import Session


class Presence(models.TextChoices):
    """What was seen at the door. No row means unknown."""

    PRESENT = "present", _("Aanwezig")
    ABSENT = "absent", _("Niet gekomen")
    EXCUSED = "excused", _("Afgemeld")


class AgeBand(models.TextChoices):
    """Age bands of the tally."""

    CHILD = "child", _("Kind")
    YOUTH = "youth", _("Jongere")
    ADULT = "adult", _("Volwassene")
    SENIOR = "senior", _("65 of ouder")


class Attendance(models.Model):
    """What was seen of one registration at one session."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="attendances")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence.choices)
    marked_at = models.DateTimeField()

    class Meta:
        """Seen once per session."""

        constraints = (models.UniqueConstraint(fields=["registration", "session"], name="attendance_once_per_session"),)

    def __str__(self) -> str:
        return self.presence


class TallyEntry(models.Model):
    """One tap: one person of an age band walked in, or one taken back (`step` -1). `key` makes a tap count once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="tally")
    band = models.CharField(max_length=10, choices=AgeBand.choices)
    step = models.SmallIntegerField(default=1)
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        """A tap is one up or one down."""

        constraints = (models.CheckConstraint(condition=models.Q(step__in=[1, -1]), name="tally_one_step"),)

    def __str__(self) -> str:
        return f"{self.band} {self.step:+d}"


_SEEN = privacy.Kept(
    activity="aanmelden",
    keep="12 maanden na de laatste activiteit",
    erased="programme.actions.erasure.forget",
)
privacy.register(Attendance, personal={"registration": _SEEN}, other=("id", "session", "presence", "marked_at"))
privacy.impersonal(TallyEntry)
