# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A pile of letters that is printed in one go, and the PDF it became."""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, privacy


class BatchState(models.TextChoices):
    """How far a pile is."""

    MAKING = "making", _("wordt gemaakt")
    READY = "ready", _("klaar om te printen")
    PRINTED = "printed", _("geprint")
    FAILED = "failed", _("niet gelukt")


class LetterBatch(models.Model):
    """One PDF of several letters. `file` is a name inside the letters folder, empty when there is none (any more).

    Without the engine for PDFs, `failure` says so while the pile is READY: then it is printed from the screen.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.MAKING)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(null=True, blank=True)
    branch = models.CharField(max_length=40, blank=True)
    count = models.PositiveIntegerField()
    file = models.CharField(max_length=80, blank=True)
    failure = models.CharField(max_length=40, blank=True, help_text="A code: why there is no PDF.")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BatchState.values), name="letterbatch_state_known"),
            models.CheckConstraint(condition=Q(count__gt=0), name="letterbatch_not_empty"),
            models.CheckConstraint(
                condition=~Q(state=BatchState.READY) | ~Q(file="") | ~Q(failure=""), name="letterbatch_ready_has_file_or_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.state}"


privacy.register(
    LetterBatch,
    personal={
        "made_by": privacy.Kept(activity="berichten", keep="90 dagen nadat de brieven zijn geprint", erased="messages.actions.retention"),
        "file": privacy.Kept(activity="berichten", keep="7 dagen nadat de brieven zijn geprint", erased="messages.actions.retention"),
    },
    other=("id", "state", "made_at", "branch", "count", "failure", "done_at"),
)
