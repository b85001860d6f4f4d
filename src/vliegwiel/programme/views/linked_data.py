# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""An activity as search engines read it: schema.org Event in JSON-LD. It says nothing that the page does not say."""

from django.http import HttpRequest
from django.urls import reverse

from vliegwiel.places import public as places
from vliegwiel.programme.models import Activity
from vliegwiel.programme.queries.agenda import Entry, Row

MOST = 20
_AVAILABILITY = {
    Entry.WALK_IN: "InStock",
    Entry.FREE: "InStock",
    Entry.FEW: "LimitedAvailability",
    Entry.WAITING_LIST: "SoldOut",
    Entry.FULL: "SoldOut",
    Entry.NOT_YET: "PreOrder",
    Entry.CLOSED: "OutOfStock",
}


def events(activity: Activity, rows: list[Row], request: HttpRequest) -> list[dict[str, object]]:
    """One Event for each of the coming dates, the first twenty."""
    url = request.build_absolute_uri(reverse("programme:activity", args=[activity.slug]))
    branches = places.branches_by_id({row.branch_id for row in rows})
    return [_event(activity, row, branches[row.branch_id], url) for row in rows[:MOST]]


def _event(activity: Activity, row: Row, branch: places.BranchInfo, url: str) -> dict[str, object]:
    status = "EventCancelled" if row.is_cancelled else "EventScheduled"
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": str(row.title),
        "description": str(activity.summary),
        "url": url,
        "startDate": row.starts_at.isoformat(),
        "endDate": row.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": row.is_free,
        "location": _location(branch),
        "organizer": {"@type": "Library", "name": places.library().name},
    }
    if not row.is_cancelled:
        found["offers"] = {
            "@type": "Offer",
            "price": f"{row.cost_cents / 100:.2f}",
            "priceCurrency": "EUR",
            "availability": f"https://schema.org/{_AVAILABILITY[row.entry]}",
            "url": url,
        }
    if row.places_left is not None:
        found["remainingAttendeeCapacity"] = row.places_left
    return found


def _location(branch: places.BranchInfo) -> dict[str, object]:
    return {
        "@type": "Place",
        "name": str(branch.name),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": branch.street,
            "postalCode": branch.postcode,
            "addressLocality": branch.town,
            "addressCountry": "NL",
        },
    }
