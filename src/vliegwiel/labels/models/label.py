# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facets, the labels in them, and how labels strengthen or carry each other. What wears a label is not known here."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField


class Facet(models.Model):
    """One way of looking: life domain, audience, ambition… A thing may wear labels of several facets."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    name = LocalTextField()
    overlaps = models.BooleanField(default=False, help_text="Labels of this facet overlap, so that their totals are never added up.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="facet_code_unique"),
            models.CheckConstraint(condition=~Q(code=""), name="facet_code_filled"),
        ]

    def __str__(self) -> str:
        return self.code


privacy.impersonal(Facet)


class Label(models.Model):
    """A word of the shared language. `code` is "facet:slug" and never changes; the period is half-open."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    facet = models.ForeignKey(Facet, on_delete=models.PROTECT, to_field="code", related_name="labels")
    code = models.CharField(max_length=80)
    name = LocalTextField()
    description = LocalTextField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    icon = models.CharField(max_length=40, blank=True, help_text="Name of a line drawing.")
    hue = models.CharField(max_length=40, blank=True, help_text="Name of a theme colour, not a colour value.")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True, help_text="First day on which it no longer holds.")
    order = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="label_code_unique"),
            models.CheckConstraint(condition=Q(code__startswith=Concat(F("facet"), Value(":"))), name="label_code_in_facet"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="label_not_own_parent"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="label_period_order",
            ),
        ]

    def __str__(self) -> str:
        return self.code


privacy.impersonal(Label)


class LinkKind(models.TextChoices):
    """How one label bears on another."""

    STRENGTHENS = "versterkt", _("versterkt")
    CARRIES = "draagt", _("draagt bij aan")


class LabelLink(models.Model):
    """`source` strengthens or carries `target`: an ambition another ambition, an everyday need a life domain."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=20, choices=LinkKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="labellink_unique"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="labellink_not_to_itself"),
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="labellink_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


privacy.impersonal(LabelLink)
