# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Branches and the tree of spaces in them. Opening hours stand in opening.py."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField
from vliegwiel.places.models.kern import Kern


class Branch(models.Model):
    """A building (or part of one) where residents can walk in. Phone and e-mail belong to the branch, not to a person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    name = LocalTextField()
    kern = models.ForeignKey(Kern, on_delete=models.PROTECT, related_name="branches")
    street = models.CharField(max_length=120, blank=True, help_text="Street and number.")
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    about = LocalTextField()
    building = models.CharField(max_length=120, blank=True, help_text="Name of the building it is in.")
    lat = models.FloatField(null=True, blank=True, help_text="Degrees north (WGS 84).")
    lon = models.FloatField(null=True, blank=True, help_text="Degrees east (WGS 84).")
    order = models.PositiveSmallIntegerField(default=0)
    assumed = models.BooleanField(default=False, help_text="Something here is a guess; staff are told so.")
    retired_at = models.DateTimeField(null=True, blank=True)
    access = models.ManyToManyField("labels.Label", blank=True, related_name="+")

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="branch_code_unique"),
            models.CheckConstraint(condition=~Q(code=""), name="branch_code_filled"),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__isnull=False, lon__isnull=False, lat__range=(-90, 90), lon__range=(-180, 180)),
                name="branch_position_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.code


privacy.impersonal(Branch)


class Space(models.Model):
    """A room or corner; a part of its parent. Booking the whole takes the parts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="spaces")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    code = models.CharField(max_length=40)
    name = LocalTextField()
    capacity = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Persons; empty is unknown.")
    order = models.PositiveSmallIntegerField(default=0)
    assumed = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)
    access = models.ManyToManyField("labels.Label", blank=True, related_name="+")

    class Meta:
        ordering = ["branch", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "code"], name="space_code_unique_in_branch"),
            models.CheckConstraint(condition=~Q(code=""), name="space_code_filled"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="space_not_own_parent"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gt=0), name="space_capacity_positive"),
        ]

    def __str__(self) -> str:
        return self.code


privacy.impersonal(Space)
