# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The villages (kernen) of the municipality, and how many people live there."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from vliegwiel.kit import privacy
from vliegwiel.kit.localtext import LocalTextField


class Kern(models.Model):
    """A village or district with a face of its own. Its name is a proper name and has no translation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    profile = LocalTextField()
    order = models.PositiveSmallIntegerField(default=0)
    lat = models.FloatField(null=True, blank=True, help_text="Degrees north (WGS 84).")
    lon = models.FloatField(null=True, blank=True, help_text="Degrees east (WGS 84).")
    assumed = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="kern_code_unique"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="kern_code_and_name_filled"),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__isnull=False, lon__isnull=False, lat__range=(-90, 90), lon__range=(-180, 180)),
                name="kern_position_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name


privacy.impersonal(Kern)


class PopulationFigure(models.Model):
    """Inhabitants on 1 January of a year, of a kern or (without kern) of the whole municipality, with its source."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kern = models.ForeignKey(Kern, on_delete=models.PROTECT, null=True, blank=True, related_name="population")
    year = models.PositiveSmallIntegerField()
    inhabitants = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    assumed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["kern", "year"], condition=Q(kern__isnull=False), name="population_kern_year_unique"),
            models.UniqueConstraint(fields=["year"], condition=Q(kern__isnull=True), name="population_whole_year_unique"),
            models.CheckConstraint(condition=Q(year__gte=1900, year__lte=2200), name="population_year_likely"),
            models.CheckConstraint(condition=~Q(source=""), name="population_source_named"),
        ]

    def __str__(self) -> str:
        return f"{self.kern_id or 'all'} {self.year}"


privacy.impersonal(PopulationFigure)
