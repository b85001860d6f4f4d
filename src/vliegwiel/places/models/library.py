# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library of this installation, and the calendar it lives by. Never a second library: one installation, one library."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField


class SchoolRegion(models.TextChoices):
    """Regions in which Dutch schools have their holidays together."""

    NORTH = "noord", _("regio Noord")
    MIDDLE = "midden", _("regio Midden")
    SOUTH = "zuid", _("regio Zuid")


class ClosingHoliday(models.TextChoices):
    """Public holidays on which a library can choose to be closed; the dates come from the `holidays` package."""

    NEW_YEAR = "nieuwjaarsdag", _("Nieuwjaarsdag")
    GOOD_FRIDAY = "goede-vrijdag", _("Goede Vrijdag")
    EASTER = "eerste-paasdag", _("Eerste Paasdag")
    EASTER_MONDAY = "tweede-paasdag", _("Tweede Paasdag")
    KINGS_DAY = "koningsdag", _("Koningsdag")
    LIBERATION_DAY = "bevrijdingsdag", _("Bevrijdingsdag")
    LIBERATION_LUSTRUM = "bevrijdingsdag-lustrum", _("Bevrijdingsdag, eens in de vijf jaar")
    ASCENSION = "hemelvaartsdag", _("Hemelvaartsdag")
    PENTECOST = "eerste-pinksterdag", _("Eerste Pinksterdag")
    PENTECOST_MONDAY = "tweede-pinksterdag", _("Tweede Pinksterdag")
    CHRISTMAS = "eerste-kerstdag", _("Eerste Kerstdag")
    BOXING_DAY = "tweede-kerstdag", _("Tweede Kerstdag")


def default_closing_holidays() -> list[str]:
    """The official national holidays, without Goede Vrijdag and with Bevrijdingsdag only in lustrum years."""
    left_out = {ClosingHoliday.GOOD_FRIDAY.value, ClosingHoliday.LIBERATION_DAY.value}
    return [code for code in ClosingHoliday.values if code not in left_out]


def default_languages() -> list[str]:
    """Dutch alone."""
    return ["nl"]


class Library(models.Model):
    """One row per installation: who the library is, how to reach it, which languages and calendar it uses."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slot = models.PositiveSmallIntegerField(default=1, editable=False)
    name = models.CharField(max_length=120)
    municipality = models.CharField(max_length=120, blank=True)
    tagline = LocalTextField()
    phone = models.CharField(max_length=20)
    email = models.EmailField()
    website = models.URLField(blank=True)
    catalogue_url = models.URLField(blank=True)
    languages = models.JSONField(default=default_languages, help_text="Codes, the first language first.")
    first_language = models.CharField(max_length=10, default="nl")
    school_region = models.CharField(max_length=10, choices=SchoolRegion.choices, default=SchoolRegion.NORTH)
    closing_holidays = models.JSONField(default=default_closing_holidays, help_text="Codes of ClosingHoliday.")
    theme = models.JSONField(default=dict, blank=True, help_text="Theme token name to value.")
    synthetic = models.BooleanField(default=False, help_text="All data is made up; each page says so.")
    assumed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot"], name="library_single_row"),
            models.CheckConstraint(condition=Q(slot=1), name="library_slot_one"),
            models.CheckConstraint(condition=~Q(name=""), name="library_name_filled"),
            models.CheckConstraint(condition=Q(school_region__in=SchoolRegion.values), name="library_region_known"),
        ]

    def __str__(self) -> str:
        return self.name


privacy.impersonal(Library)


class SchoolHoliday(models.Model):
    """A holiday of the schools in a region, half-open: `ends_on` is the first school day (or weekend day) after it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = LocalTextField()
    region = models.CharField(max_length=10, choices=SchoolRegion.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["region", "starts_on"], name="schoolholiday_start_unique"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="schoolholiday_period_order"),
            models.CheckConstraint(condition=Q(region__in=SchoolRegion.values), name="schoolholiday_region_known"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.starts_on}"


privacy.impersonal(SchoolHoliday)
