# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Public holidays of the Netherlands by our own codes. Dates come from the `holidays` package; which ones close is the library's."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

import holidays

from vliegwiel.places.models import ClosingHoliday

_CODES = {
    "Nieuwjaarsdag": ClosingHoliday.NEW_YEAR,
    "Goede vrijdag": ClosingHoliday.GOOD_FRIDAY,
    "Eerste paasdag": ClosingHoliday.EASTER,
    "Tweede paasdag": ClosingHoliday.EASTER_MONDAY,
    "Koningsdag": ClosingHoliday.KINGS_DAY,
    "Bevrijdingsdag": ClosingHoliday.LIBERATION_DAY,
    "Hemelvaartsdag": ClosingHoliday.ASCENSION,
    "Eerste pinksterdag": ClosingHoliday.PENTECOST,
    "Tweede pinksterdag": ClosingHoliday.PENTECOST_MONDAY,
    "Eerste kerstdag": ClosingHoliday.CHRISTMAS,
    "Tweede kerstdag": ClosingHoliday.BOXING_DAY,
}


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, tuple[ClosingHoliday, ...]]:
    found = holidays.country_holidays("NL", years=[year], categories=("public", "optional"), language="nl")
    days: dict[date, tuple[ClosingHoliday, ...]] = {}
    for day, names in found.items():
        codes = [_CODES[name] for name in names.split("; ") if name in _CODES]
        if ClosingHoliday.LIBERATION_DAY in codes and year % 5 == 0:
            codes.append(ClosingHoliday.LIBERATION_LUSTRUM)
        days[day] = tuple(codes)
    return days


def holiday_on(day: date, closing: Collection[str]) -> ClosingHoliday | None:
    """The public holiday on which a library with these closing holidays is closed that day, or None."""
    return next((code for code in _of_year(day.year).get(day, ()) if code.value in closing), None)
