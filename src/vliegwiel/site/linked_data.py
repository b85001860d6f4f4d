# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The branch as search engines and maps read it (schema.org, JSON-LD)."""

from datetime import date

from vliegwiel.places import public as places

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = 7


def _hours(day: places.DayHours) -> list[dict[str, str]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{_DAYS[day.on.weekday()]}",
            "opens": stretch.opens.strftime("%H:%M"),
            "closes": stretch.closes.strftime("%H:%M"),
        }
        for stretch in day.open_stretches
    ]


def _special(day: places.DayHours) -> list[dict[str, str]]:
    on = _as_text(day.on)
    period = {"validFrom": on, "validThrough": on}
    closed = [{"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}]
    return [{**hours, **period} for hours in (_hours(day) or closed)]


def _as_text(on: date) -> str:
    return on.isoformat()


def branch(info: places.BranchInfo, days: list[places.DayHours], url: str) -> dict[str, object]:
    """A schema.org Library with its ordinary week and the days that differ."""
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Library",
        "name": str(info.name),
        "url": url,
        "telephone": info.phone or places.library().phone,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": info.street,
            "postalCode": info.postcode,
            "addressLocality": info.town,
            "addressCountry": "NL",
        },
        "openingHoursSpecification": [spec for day in days[:_WEEK] if not day.is_exceptional for spec in _hours(day)],
        "specialOpeningHoursSpecification": [spec for day in days if day.is_exceptional for spec in _special(day)],
    }
    if info.lat is not None and info.lon is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": info.lat, "longitude": info.lon}
    return found
