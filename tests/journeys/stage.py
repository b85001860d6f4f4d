# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sets the stage of a journey in the library that runs, through the real actions: an activity of its own, and who is in it already."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from vliegwiel.accounts.actions import users
from vliegwiel.kit import actors, clock
from vliegwiel.kit.localtext import LocalText
from vliegwiel.messages import tasks
from vliegwiel.messages.models import Channel, Message
from vliegwiel.people.actions.people import Contact
from vliegwiel.places import public as places
from vliegwiel.programme import queries
from vliegwiel.programme.actions import activities, offerings, registrations, sessions
from vliegwiel.programme.models import ActivityState, EnrolmentMode, Registration, Session, Source

HOME = "vroomshoop"  # where Alice, Bob and Doutzen of the demo work
ELSEWHERE = "den-ham"
JUST_NOW = timedelta(minutes=-10)
PATIENCE = 40


@dataclass(frozen=True)
class Resident:
    """Somebody who may sign up: a name of her own, and how she is reached."""

    name: str
    channel: Channel
    phone: str = ""
    email: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""

    def contact(self) -> Contact:
        """As the register of persons takes her."""
        number = f"+31{self.phone.replace(' ', '')[1:]}" if self.phone else ""
        return Contact(
            name=self.name, channel=self.channel, phone=number, email=self.email, street=self.street, postcode=self.postcode, town=self.town
        )


def somebody(channel: Channel) -> Resident:
    """A new resident, reached so."""
    mark = uuid4().hex
    name, number = f"Jannie {mark[:5].title()}", "06 " + " ".join(str(int(mark, 16))[n : n + 2] for n in range(0, 8, 2))
    match channel:
        case Channel.EMAIL:
            return Resident(name, channel, email=f"jannie.{mark[:8]}@voorbeeld.example.org")
        case Channel.SMS | Channel.CALL:
            return Resident(name, channel, phone=number)
        case Channel.LETTER:
            return Resident(name, channel, street="Dorpsstraat 12", postcode="7681 AA", town="Vroomshoop")
        case _desk:
            return Resident(name, channel)


def an_activity(
    *, branch: str = HOME, mode: str = EnrolmentMode.PER_SESSION, capacity: int | None = 8, starts: timedelta = timedelta(days=2)
) -> Session:
    """One date of a new activity that everybody can see, at the library that runs."""
    title = f"Breiclub {uuid4().hex[:5]}"
    fields = activities.ActivityFields(title=LocalText({"nl": title}), summary=LocalText({"nl": "Samen breien bij de koffie."}))
    activity = activities.create(fields=fields, state=ActivityState.PUBLISHED, by=actors.SYSTEM)
    home = places.branch(branch)
    assert home, f"This library has no branch {branch}."
    run = offerings.OfferingFields(branch_id=home.id, space_id=None, mode=mode, capacity=capacity)
    offering = offerings.create(activity=activity, fields=run, by=actors.SYSTEM)
    begins = max(clock.now() + starts, _midnight()).replace(second=0, microsecond=0)
    return sessions.plan(offering=offering, starts_at=begins, ends_at=begins + timedelta(hours=2), by=actors.SYSTEM)


def _midnight() -> datetime:
    """When today began: what began just now stands on the board of today, also just after midnight."""
    return timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)


def signed_up(session: Session, resident: Resident, *, before: bool = False) -> Registration:
    """She is in it already; `before` it began, when it has."""
    with clock.at(session.starts_at - timedelta(days=1) if before else clock.now()):
        return registrations.sign_up(
            place=registrations.Place(session.offering, session),
            contact=resident.contact(),
            source=Source.WEB,
            key=uuid4().hex,
            by=actors.RESIDENT,
        )


def called_off(session: Session, reason: str) -> None:
    """A colleague calls it off, elsewhere."""
    sessions.cancel(session=session, reason=reason, by=actors.SYSTEM)


def a_pile_of_letters() -> UUID:
    """Somebody's letter, gathered to print; the worker of the library makes the PDF."""
    resident = somebody(Channel.LETTER)
    signed_up(an_activity(), resident)
    letter = Message.objects.get(channel=Channel.LETTER, name=resident.name)
    return tasks.gather_letters(letters_chosen=[letter.id], branches=None, by=actors.SYSTEM).id


def an_invitation() -> str:
    """The token with which a new colleague chooses her password."""
    return users.invite(email=f"{uuid4().hex[:8]}@voorbeeld.example.org", name="Nienke", by=actors.SYSTEM).token


def counted(session: Session) -> int:
    """How many dropped by, as the tally has it."""
    return sum(queries.tally_of(session).values())


def title_of(session: Session) -> str:
    """As it stands on the pages."""
    return str(session.offering.activity.title)


def page_of(session: Session) -> str:
    """The page of the activity."""
    return f"/activiteit/{session.offering.activity.slug}/"


def how_many(session: Session) -> int:
    """How many signed up and did not cancel."""
    return Registration.objects.filter(pool__session=session, state__in=["confirmed", "waiting"]).count()


def comes_true(question: Callable[[], bool], what: str) -> None:
    """Waits for what the worker of the library does in its own time."""
    until = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < until, f"Waited {PATIENCE} seconds, and not yet: {what}"
        time.sleep(0.25)
