# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The access log: who looked at whom, under which processing activity; refusals and sign-ins.

One line per person looked at, ids only, no keys to live rows, so that it outlives both sides. Shaped after Logboek
Dataverwerkingen: operation, moment, processing activity, data subject, trace; apart from the event record.
"""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, privacy


class Verb(models.TextChoices):
    """What happened."""

    LOOKED = "looked", _("ingezien")
    EXPORTED = "exported", _("meegenomen")
    REFUSED = "refused", _("geweigerd")
    SIGNED_IN = "signed_in", _("ingelogd")
    SIGN_IN_FAILED = "sign_in_failed", _("inloggen mislukt")
    SIGNED_OUT = "signed_out", _("uitgelogd")


_ABOUT_A_PERSON = (Verb.LOOKED, Verb.EXPORTED)


class AccessLogEntry(models.Model):
    """One line. `name` is the page or operation, `activity` a code of the register of processing activities."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField(default=clock.now)
    verb = models.CharField(max_length=20, choices=Verb.choices)
    allowed = models.BooleanField(default=True)
    name = models.CharField(max_length=120)
    activity = models.CharField(max_length=40, blank=True)
    actor_kind = models.CharField(max_length=20, blank=True)
    actor: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(null=True, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(null=True, blank=True)
    branch = models.CharField(max_length=40, blank=True)
    trace = models.CharField(max_length=32, blank=True, help_text="W3C trace id, when the request had one.")
    operation = models.CharField(max_length=16, blank=True, help_text="W3C parent id, when the request had one.")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at"], name="accesslog_at"),
            models.Index(fields=["actor", "-at"], name="accesslog_actor"),
            models.Index(fields=["subject", "-at"], name="accesslog_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=Verb.values), name="accesslog_verb_known"),
            models.CheckConstraint(
                condition=~Q(verb__in=_ABOUT_A_PERSON) | (~Q(activity="") & Q(subject__isnull=False)),
                name="accesslog_look_has_subject_and_activity",
            ),
            models.CheckConstraint(
                condition=~Q(verb__in=[Verb.REFUSED, Verb.SIGN_IN_FAILED]) | Q(allowed=False),
                name="accesslog_refusal_not_allowed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.name}"


_LOOK = privacy.Kept(activity="inzage", keep="12 maanden", erased="accounts.actions.access_log.forget")
privacy.register(
    AccessLogEntry,
    personal=dict.fromkeys(("actor", "subject"), _LOOK),
    other=(
        "id", "at", "verb", "allowed", "name", "activity", "actor_kind", "subject_kind", "branch", "trace", "operation",
    ),
)  # fmt: skip
