# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as an iCalendar file. Moments are in UTC, so that no client needs to know when our clocks change."""

from collections.abc import Callable
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from vliegwiel.places import public as places
from vliegwiel.programme.queries.agenda import Row


def written(name: str, rows: list[Row], address: Callable[[str], str]) -> bytes:
    """A calendar of these dates; `address` gives the page of an activity by its slug. Same rows, same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Vliegwiel//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", timedelta(hours=4), parameters={"value": "DURATION"})
    branches = places.branches_by_id({row.branch_id for row in rows})
    for row in rows:
        calendar.add_component(_event(row, branches[row.branch_id], address(row.slug)))
    return bytes(calendar.to_ical())


def _event(row: Row, branch: places.BranchInfo, url: str) -> Event:
    event = Event()
    event.add("uid", f"{row.session_id}@vliegwiel")
    event.add("dtstamp", row.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", row.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", row.version)
    event.add("dtstart", row.starts_at.astimezone(UTC))
    event.add("dtend", row.ends_at.astimezone(UTC))
    event.add("summary", str(row.title))
    event.add("description", "\n".join(part for part in (row.cancel_reason, str(row.summary), url) if part))
    event.add("location", ", ".join(part for part in (str(branch.name), row.space_name, branch.street, branch.town) if part))
    event.add("url", url)
    event.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if row.is_cancelled else "OPAQUE")
    return event
