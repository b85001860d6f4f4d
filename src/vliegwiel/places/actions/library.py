# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library's own facts, its villages with their population, and its school holidays."""

from collections.abc import Mapping, Sequence
from datetime import date

from vliegwiel.kit import changes, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import local
from vliegwiel.places.actions import rules
from vliegwiel.places.events import (
    KernChanged,
    LibraryChanged,
    PopulationChanged,
    SchoolHolidayChanged,
    SchoolHolidayRemoved,
)
from vliegwiel.places.models import ClosingHoliday, Kern, Library, PopulationFigure, SchoolHoliday, SchoolRegion
from vliegwiel.places.models.library import default_closing_holidays


@db.action
def save(
    *,
    name: str,
    phone: str,
    email: str,
    municipality: str = "",
    tagline: rules.Text = "",
    website: str = "",
    catalogue_url: str = "",
    languages: Sequence[str] = ("nl",),
    first_language: str = "nl",
    school_region: SchoolRegion = SchoolRegion.NORTH,
    closing_holidays: Sequence[str] | None = None,
    theme: Mapping[str, str] | None = None,
    synthetic: bool = False,
    assumed: bool = False,
    by: Actor,
) -> Library:
    """The one library as described; nothing is recorded when it already was so.

    `closing_holidays` None means the national ones without Goede Vrijdag. Raises a refusal of places.actions.rules.
    """
    if not name.strip():
        raise rules.NameMissing
    if first_language not in languages:
        raise rules.LanguageMissing
    closing = default_closing_holidays() if closing_holidays is None else list(closing_holidays)
    if set(closing) - set(ClosingHoliday.values):
        raise rules.HolidayUnknown
    library = Library.objects.first() or Library()
    changed = changes.put(
        library,
        name=name,
        phone=phone,
        email=email,
        municipality=municipality,
        tagline=local(tagline),
        website=website,
        catalogue_url=catalogue_url,
        languages=list(languages),
        first_language=first_language,
        school_region=school_region,
        closing_holidays=closing,
        theme=dict(theme or {}),
        synthetic=synthetic,
        assumed=assumed,
    )
    if changed:
        rules.recorded(LibraryChanged(library=library.id), by=by)
    return library


@db.action
def upsert_kern(
    *,
    code: str,
    name: str,
    profile: rules.Text = "",
    order: int = 0,
    lat: float | None = None,
    lon: float | None = None,
    assumed: bool = False,
    by: Actor,
) -> Kern:
    """The village with this code as described. Raises CodeMisshapen, NameMissing, PositionOffEarth."""
    rules.check_slug(code)
    rules.check_position(lat, lon)
    if not name.strip():
        raise rules.NameMissing
    kern = Kern.objects.filter(code=code).first() or Kern(code=code)
    if changes.put(kern, name=name, profile=local(profile), order=order, lat=lat, lon=lon, assumed=assumed):
        rules.recorded(KernChanged(kern=kern.id), by=by)
    return kern


@db.action
def set_population(*, kern: Kern | None, year: int, inhabitants: int, source: str, assumed: bool = False, by: Actor) -> PopulationFigure:
    """The figure of a kern (None: the whole municipality) in a year. Raises FigureUnlikely."""
    if not source.strip() or not 1900 <= year <= 2200 or inhabitants < 0:
        raise rules.FigureUnlikely
    known = PopulationFigure.objects.filter(kern=kern, year=year).first()
    figure = known or PopulationFigure(kern=kern, year=year)
    if changes.put(figure, inhabitants=inhabitants, source=source, assumed=assumed):
        fact = PopulationChanged(kern=kern.id if kern else None, year=year, inhabitants=inhabitants)
        rules.recorded(fact, by=by)
    return figure


@db.action
def set_school_holiday(*, name: rules.Text, region: SchoolRegion, starts_on: date, ends_on: date, by: Actor) -> SchoolHoliday:
    """The holiday that begins on this date in this region. Raises PeriodReversed."""
    rules.check_period(starts_on, ends_on)
    known = SchoolHoliday.objects.filter(region=region, starts_on=starts_on).first()
    holiday = known or SchoolHoliday(region=region, starts_on=starts_on)
    if changes.put(holiday, name=local(name), ends_on=ends_on):
        rules.recorded(SchoolHolidayChanged(holiday=holiday.id), by=by)
    return holiday


@db.action
def remove_school_holiday(*, holiday: SchoolHoliday, by: Actor) -> None:
    """Takes a school holiday out of the calendar."""
    fact = SchoolHolidayRemoved(holiday=holiday.id)
    holiday.delete()
    rules.recorded(fact, by=by)
