# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vision as a version with a period, and the promises that belong to it."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField


class Vision(models.Model):
    """What the library stands for in a period (half-open). A successor is a new row, never an overwrite."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    name = LocalTextField()
    mission = LocalTextField()
    vision = LocalTextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True, help_text="First day on which it no longer holds.")

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="vision_code_unique"),
            models.CheckConstraint(condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")), name="vision_period_order"),
        ]

    def __str__(self) -> str:
        return self.code


privacy.impersonal(Vision)


class Promise(models.Model):
    """One thing the library says it stands for, and what shows it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vision = models.ForeignKey(Vision, on_delete=models.PROTECT, related_name="promises")
    order = models.PositiveSmallIntegerField()
    text = LocalTextField()
    shown_by = LocalTextField()
    shown_url_name = models.CharField(max_length=80, blank=True, help_text="Route of the page that shows it, such as programme:agenda.")

    class Meta:
        ordering = ["vision", "order"]
        constraints = [
            models.UniqueConstraint(fields=["vision", "order"], name="promise_order_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.vision_id} {self.order}"


privacy.impersonal(Promise)
