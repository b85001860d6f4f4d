# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an action on places refuses, and how it records. Every write ends with `recorded`."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.errors import ActionRefused
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import LocalText
from vliegwiel.labels import public as labels
from vliegwiel.places.queries import ATLAS

Text = LocalText | Mapping[str, str] | str
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ACCESS_FACET = "toegang"


class CodeMisshapen(ActionRefused):
    """A code that cannot stand in an address or a file."""

    message = _("Een code bestaat uit kleine letters, cijfers en streepjes, zoals “den-ham”.")
    field = "code"


class NameMissing(ActionRefused):
    """Something without a name."""

    message = _("Vul een naam in.")
    field = "name"


class PositionOffEarth(ActionRefused):
    """Half a position, or one that is not on the globe."""

    message = _("Geef de plek op de kaart met breedte en lengte, zoals 52.41 en 6.62.")
    field = "lat"


class AccessUnknown(ActionRefused):
    """An access fact that is no label of facet toegang."""

    message = _("Dit kenmerk van toegankelijkheid bestaat niet.")
    field = "access"


class LanguageMissing(ActionRefused):
    """A first language that is not among the languages."""

    message = _("De eerste taal moet een van de talen van de bibliotheek zijn.")
    field = "first_language"


class HolidayUnknown(ActionRefused):
    """A code that is no public holiday."""

    message = _("Deze feestdag kennen we niet.")
    field = "closing_holidays"


class CapacityTooSmall(ActionRefused):
    """Room for nobody."""

    message = _("In een ruimte past ten minste één persoon. Laat het leeg als je het niet weet.")
    field = "capacity"


class ParentElsewhere(ActionRefused):
    """A space as part of a space in another branch."""

    message = _("Een ruimte kan alleen deel zijn van een ruimte in dezelfde vestiging.")
    field = "parent"


class SpaceInItself(ActionRefused):
    """A space as part of itself, directly or through its parts."""

    message = _("Een ruimte kan geen deel zijn van zichzelf.")
    field = "parent"


class PeriodReversed(ActionRefused):
    """An end that is not after the start."""

    message = _("De periode eindigt voordat zij begint.")
    field = "ends_on"


class WeekdayUnknown(ActionRefused):
    """A weekday that is not 0 (Monday) to 6 (Sunday)."""

    message = _("Een week heeft de dagen maandag tot en met zondag.")
    field = "weekday"


class HoursReversed(ActionRefused):
    """Closing that is not after opening, or one of the two missing."""

    message = _("De sluitingstijd moet na de openingstijd liggen.")
    field = "closes"


class HoursTwice(ActionRefused):
    """Two stretches of one weekday that begin at the same time."""

    message = _("Deze dag heeft twee regels met dezelfde begintijd.")
    field = "opens"


class StateUnknown(ActionRefused):
    """A state that cannot be entered, such as undefined."""

    message = _("Kies of er een medewerker is, of je zelf kunt lenen, of het op afspraak is, of dicht.")
    field = "state"


class FigureUnlikely(ActionRefused):
    """A figure without a source or from a year that cannot be."""

    message = _("Een inwonertal heeft een jaar en een bron nodig.")
    field = "source"


def check_slug(code: str) -> None:
    """Raises CodeMisshapen."""
    if not SLUG.fullmatch(code):
        raise CodeMisshapen


def check_position(lat: float | None, lon: float | None) -> None:
    """Raises PositionOffEarth."""
    if (lat is None) != (lon is None):
        raise PositionOffEarth
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise PositionOffEarth


def check_period(first: date | None, until: date | None) -> None:
    """Raises PeriodReversed when a half-open period would hold no day."""
    if first and until and until <= first:
        raise PeriodReversed


def check_hours(opens: time | None, closes: time | None) -> None:
    """Raises HoursReversed. Both may be missing, one may not."""
    if (opens is None) != (closes is None) or (opens is not None and closes is not None and closes <= opens):
        raise HoursReversed


def access_labels(codes: Iterable[str]) -> list[labels.LabelInfo]:
    """The access facts with these codes. Raises AccessUnknown."""
    wanted = list(codes)
    found = [info for info in labels.labels_by_code(wanted).values() if info.facet == ACCESS_FACET]
    if len(found) != len(set(wanted)):
        raise AccessUnknown
    return found


def recorded(fact: events.Fact, *, by: Actor, branch: str = "", labels_of: Iterable[str] = ()) -> None:
    """Records the fact and lets the rest of this write read the places anew."""
    ATLAS.touch()
    events.record(fact, by=by, branch=branch, labels=labels_of)
