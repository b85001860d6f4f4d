# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same small library in every test of the programme: two villages, a branch in each, Alice who leads, and residents."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps

from vliegwiel.kit import clock, snapshot
from vliegwiel.kit.actors import RESIDENT, Actor
from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.people import public as people
from vliegwiel.programme.actions import activities, offerings, registrations, sessions
from vliegwiel.programme.actions.activities import ActivityFields
from vliegwiel.programme.actions.offerings import OfferingFields
from vliegwiel.programme.models import Activity, ActivityState, EnrolmentMode, Offering, Registration, Session, Source

ALICE = Actor("staff", UUID(int=1))
# A Monday morning; every test that looks at dates stands at this moment.
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
_numbers = count(1)


def _put(label: str, **fields: object) -> Any:
    """A row of a lower module, whose tables this module may name but not import."""
    model = apps.get_model(label)
    snapshot.forget_all()  # written past the actions, so nobody else would say that it changed
    return model._default_manager.create(**fields)


def library(**fields: object) -> Any:
    """A made-up library with two languages."""
    known = {
        "name": "Bibliotheek Voorbeeld",
        "phone": "+31546000000",
        "email": "info@example.org",
        "languages": ["nl", "en"],
        "first_language": "nl",
    }
    return _put("places.Library", **{**known, **fields})


def branch(code: str = "vriezenveen", **fields: object) -> Any:
    """A branch with the village of the same code."""
    kern = apps.get_model("places.Kern")._default_manager.filter(code=code).first() or _put(
        "places.Kern", code=code, name=code.replace("-", " ").title(), order=next(_numbers)
    )
    known = {
        "code": code,
        "name": local(f"Bibliotheek {code.replace('-', ' ').title()}"),
        "kern": kern,
        "street": "Dorpsstraat 1",
        "postcode": "7671 AB",
        "town": code.title(),
    }
    return _put("places.Branch", **{**known, **fields})


def label(code: str, name: str = "") -> Any:
    """A label with its facet."""
    facet = code.partition(":")[0]
    if not apps.get_model("labels.Facet")._default_manager.filter(code=facet).exists():
        _put("labels.Facet", code=facet, name=local(facet))
    return _put("labels.Label", code=code, facet_id=facet, name=local(name or code.partition(":")[2]))


def activity(title: str | LocalText = "Brood bakken", *, state: str = ActivityState.PUBLISHED, **fields: object) -> Activity:
    """A published activity."""
    given = ActivityFields(**{"title": local(title), "summary": local("Samen aan de slag."), **fields})  # type: ignore[arg-type]
    return activities.create(fields=given, by=ALICE, state=state)


def offering(
    *,
    of: Activity | None = None,
    at: Any = None,
    mode: str = EnrolmentMode.PER_SESSION,
    capacity: int | None = 2,
    **fields: object,
) -> Offering:
    """A run with two places, for which one signs up per date."""
    where = at or apps.get_model("places.Branch")._default_manager.filter(code="vriezenveen").first() or branch()
    size = None if mode == EnrolmentMode.DROP_IN else capacity
    known = {"branch_id": where.pk, "space_id": None, "mode": mode, "capacity": size}
    return offerings.create(activity=of or activity(), fields=OfferingFields(**{**known, **fields}), by=ALICE)  # type: ignore[arg-type]


def session(*, of: Offering | None = None, ahead: timedelta = timedelta(days=7), hours: int = 2, title: LocalText | None = None) -> Session:
    """A date in a week, two hours long."""
    starts_at = clock.now() + ahead
    return sessions.plan(offering=of or offering(), starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), title=title, by=ALICE)


def course(*, capacity: int | None = 2, meetings: int = 3, **fields: object) -> Offering:
    """A course with weekly meetings."""
    made = offering(mode=EnrolmentMode.COURSE, capacity=capacity, **fields)  # type: ignore[arg-type]
    for week in range(1, meetings + 1):
        session(of=made, ahead=timedelta(weeks=week))
    return made


def contact(name: str = "Fenna", **fields: str) -> people.Contact:
    """Somebody with an e-mail address of her own."""
    known = {"channel": "email", "email": f"{name.lower().replace(' ', '.')}@example.org"}
    return people.Contact(name=name, **{**known, **fields})  # type: ignore[arg-type]


def place(of: Session | Offering) -> registrations.Place:
    """Where one signs up for a date or a course."""
    return registrations.Place(of, None) if isinstance(of, Offering) else registrations.Place(of.offering, of)


def sign_up(of: Session | Offering, name: str = "", *, by: Actor = RESIDENT, key: str = "", **fields: str) -> Registration:
    """A resident signs up on the website."""
    who = contact(name or f"Resident {next(_numbers)}", **fields)
    return registrations.sign_up(place=place(of), contact=who, source=Source.WEB, key=key or uuid4().hex, by=by)


def replaced(fields: OfferingFields, **changes: object) -> OfferingFields:
    """The fields of a run with something changed."""
    return replace(fields, **changes)  # type: ignore[arg-type]
