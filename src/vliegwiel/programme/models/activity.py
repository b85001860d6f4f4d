# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""An activity: what it is, for whom, and with which labels. Where and when stand in its offerings and sessions."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField


class ActivityState(models.TextChoices):
    """Whether the public sees it. `TO_COME` is announced: a scheme that has no dates yet."""

    DRAFT = "draft", _("Concept")
    PUBLISHED = "published", _("Gepubliceerd")
    TO_COME = "to_come", _("Komt eraan")
    ARCHIVED = "archived", _("Uit het aanbod")


class LanguageLevel(models.TextChoices):
    """The Dutch one needs, after the Common European Framework."""

    ALL = "", _("Voor iedereen")
    A1 = "A1", _("Eerste woorden Nederlands (A1)")
    A2 = "A2", _("Een beetje Nederlands (A2)")
    B1 = "B1", _("Redelijk Nederlands (B1)")
    B2 = "B2", _("Goed Nederlands (B2)")


class ActivityType(models.Model):
    """A kind of activity that brings its labels along, so that a maker only corrects."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=60, unique=True)
    name = LocalTextField()
    labels = models.ManyToManyField("labels.Label", related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order of the folder."""

        ordering = ("order", "code")

    def __str__(self) -> str:
        return str(self.name)


class Activity(models.Model):
    """What is offered. `version` rises with each change, so that a stale form is noticed. Costs are in cents."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    type = models.ForeignKey(ActivityType, null=True, on_delete=models.PROTECT, related_name="activities")
    state = models.CharField(max_length=12, choices=ActivityState.choices, default=ActivityState.DRAFT)
    title = LocalTextField()
    summary = LocalTextField()
    text = LocalTextField()
    bring = LocalTextField()
    cost_cents = models.PositiveIntegerField(default=0)
    cost_note = LocalTextField()
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    language_level = models.CharField(max_length=2, choices=LanguageLevel.choices, blank=True)
    labels = models.ManyToManyField("labels.Label", related_name="+")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """Ages in order."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(min_age=None) | models.Q(max_age=None) | models.Q(max_age__gte=models.F("min_age")),
                name="activity_ages_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_public(self) -> bool:
        """Whether a resident may see its page."""
        return self.state in {ActivityState.PUBLISHED, ActivityState.TO_COME}

    @property
    def is_free(self) -> bool:
        """Whether it costs nothing."""
        return self.cost_cents == 0


privacy.impersonal(ActivityType)
privacy.impersonal(Activity)
