# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a branch is open: weekly rules and exceptions to them. What follows from them is computed in hours.py."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField
from vliegwiel.places.models.branch import Branch


class OpeningState(models.TextChoices):
    """What you find when you come to the door. UNDEFINED means: we do not know. That is not closed."""

    STAFFED = "staffed", _("open met medewerker")
    SELF_SERVICE = "self_service", _("open, zelf lenen en inleveren")
    DESK_CLOSED = "desk_closed", _("gebouw open, balie dicht")
    APPOINTMENT = "appointment", _("alleen op afspraak")
    CLOSED = "closed", _("gesloten")
    UNDEFINED = "undefined", _("openingstijden niet bekend")


STATES_TO_STORE = [state.value for state in OpeningState if state is not OpeningState.UNDEFINED]


class OpeningRule(models.Model):
    """A weekly stretch. Without period it is a base rule; with one it belongs to that period's own week."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="opening_rules")
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday, 6 is Sunday.")
    opens = models.TimeField()
    closes = models.TimeField()
    state = models.CharField(max_length=20, choices=OpeningState.choices, default=OpeningState.STAFFED)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True, help_text="First day on which it no longer holds.")
    assumed = models.BooleanField(default=False)

    class Meta:
        ordering = ["branch", "valid_from", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__gte=0, weekday__lte=6), name="openingrule_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="openingrule_closes_after_opens"),
            models.CheckConstraint(condition=Q(state__in=STATES_TO_STORE), name="openingrule_state_known"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="openingrule_period_order",
            ),
            models.UniqueConstraint(
                fields=["branch", "weekday", "opens"],
                condition=Q(valid_from__isnull=True),
                name="openingrule_base_unique",
            ),
            models.UniqueConstraint(
                fields=["branch", "weekday", "opens", "valid_from"],
                condition=Q(valid_from__isnull=False),
                name="openingrule_period_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch_id} {self.weekday} {self.opens}-{self.closes}"


privacy.impersonal(OpeningRule)


class OpeningException(models.Model):
    """Dates (half-open) on which one branch, or all when `branch` is empty, keeps other hours; see hours.py."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, null=True, blank=True, related_name="opening_exceptions")
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=OpeningState.choices, default=OpeningState.CLOSED)
    reason = LocalTextField()
    assumed = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_on", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="openingexception_period_order"),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="openingexception_hours_both_or_none",
            ),
            models.CheckConstraint(condition=Q(state__in=STATES_TO_STORE), name="openingexception_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.branch_id or 'all'} {self.starts_on} {self.state}"


privacy.impersonal(OpeningException)
