# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library's own facts, its villages with their population, and its school holidays."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from vliegwiel.kit import changes, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import local
from vliegwiel.places.actions import rules
from vliegwiel.places.events import (
    KernChanged,
    LibraryChanged,
    PopulationChanged,
    PopulationRemoved,
    SchoolHolidayChanged,
    SchoolHolidayRemoved,
)
from vliegwiel.places.models import ClosingHoliday, Kern, Library, PopulationFigure, SchoolHoliday, SchoolRegion
from vliegwiel.places.models.library import default_closing_holidays


class LibraryFacts(TypedDict, total=False):
    """What may be told of the library; what is left out gets its default.

    `closing_holidays` None means the national ones without Goede Vrijdag. `languages` are codes.
    """

    municipality: str
    tagline: rules.Text
    website: str
    catalogue_url: str
    languages: Sequence[str]
    first_language: str
    school_region: SchoolRegion
    closing_holidays: Sequence[str] | None
    theme: Mapping[str, str] | None
    synthetic: bool
    assumed: bool


@db.action
def save(*, name: str, phone: str, email: str, by: Actor, **facts: Unpack[LibraryFacts]) -> Library:
    """The one library as described; nothing is recorded when it already was so. Raises a refusal of places.actions.rules."""
    languages, closing = facts.get("languages", ("nl",)), facts.get("closing_holidays")
    first_language = facts.get("first_language", "nl")
    if not name.strip():
        raise rules.NameMissing
    if first_language not in languages:
        raise rules.LanguageMissing
    if set(closing or ()) - set(ClosingHoliday.values):
        raise rules.HolidayUnknown
    library = Library.objects.first() or Library()
    changed = changes.put(
        library,
        name=name,
        phone=phone,
        email=email,
        municipality=facts.get("municipality", ""),
        tagline=local(facts.get("tagline", "")),
        website=facts.get("website", ""),
        catalogue_url=facts.get("catalogue_url", ""),
        languages=list(languages),
        first_language=first_language,
        school_region=facts.get("school_region", SchoolRegion.NORTH),
        closing_holidays=default_closing_holidays() if closing is None else list(closing),
        theme=dict(facts.get("theme") or {}),
        synthetic=facts.get("synthetic", False),
        assumed=facts.get("assumed", False),
    )
    if changed:
        rules.recorded(LibraryChanged(library=library.id), by=by)
    return library


@db.action
def mark_synthetic(*, by: Actor) -> None:
    """Says on every page that all data is made up. Marking twice, or without a library, changes nothing."""
    library = Library.objects.first()
    if library is not None and changes.put(library, synthetic=True):
        rules.recorded(LibraryChanged(library=library.id), by=by)


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
def remove_population(*, figure: PopulationFigure, by: Actor) -> None:
    """Takes a population figure away."""
    fact = PopulationRemoved(kern=figure.kern_id, year=figure.year)
    figure.delete()
    rules.recorded(fact, by=by)


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
