# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is concerned by a date or a run: the list of sign-ups, who will be told and how, who was not reached yet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vliegwiel.kit import dutch
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.programme import queries
from vliegwiel.programme.models import Offering, Registration, RegistrationState, Session


@dataclass(frozen=True)
class SignupLine:
    """One line of the list of sign-ups. `delivery` is the newest message about it, None when nothing was sent."""

    registration: Registration
    person: people.PersonInfo | None
    position: int
    delivery: messages.Delivery | None

    @property
    def name(self) -> str:
        """Her name, empty once she is erased."""
        return self.person.name if self.person else ""

    @property
    def channel(self) -> str:
        """How she hears from us, in words."""
        return str(messages.Channel(self.person.channel).label) if self.person else ""

    @property
    def reach(self) -> str:
        """The address or number that goes with her channel, or any other that we have."""
        return reach_of(self.person) if self.person else ""

    @property
    def delivery_words(self) -> str:
        """Where the newest message is, in words."""
        return str(self.delivery.state.label) if self.delivery else ""


def reach_of(person: people.PersonInfo) -> str:
    """The address that goes with her channel, else the first that there is."""
    address = ", ".join(part for part in [person.street, f"{person.postcode} {person.town}".strip()] if part)
    phone = dutch.readable_phone(person.phone)
    by_channel = {
        messages.Channel.EMAIL: person.email,
        messages.Channel.SMS: phone,
        messages.Channel.CALL: phone,
        messages.Channel.LETTER: address,
    }
    return by_channel.get(messages.Channel(person.channel), "") or phone or person.email or address


@dataclass(frozen=True)
class Signups:
    """Everybody of one pool, in order of arrival."""

    confirmed: list[SignupLine]
    waiting: list[SignupLine]
    cancelled: list[SignupLine]

    @property
    def everybody(self) -> list[SignupLine]:
        """All three lists, one after the other."""
        return [*self.confirmed, *self.waiting, *self.cancelled]


def signups(offering: Offering, session: Session | None) -> Signups:
    """Who signed up for a date, or for a course when `session` is None. Three queries."""
    rows = list(queries.registrations_of(offering, session))
    known = people.persons([row.person_id for row in rows if row.person_id])
    sent = messages.delivery_states_of("programme:registration", [row.id for row in rows])
    by_state: dict[str, list[SignupLine]] = {state: [] for state in RegistrationState.values}
    for row in rows:
        lines = by_state[row.state]
        person = known.get(row.person_id) if row.person_id else None
        lines.append(SignupLine(row, person, len(lines) + 1, next(reversed(sent.get(row.id, [])), None)))
    return Signups(
        by_state[RegistrationState.CONFIRMED],
        by_state[RegistrationState.WAITING],
        by_state[RegistrationState.CANCELLED],
    )


@dataclass(frozen=True)
class Door:
    """Who is expected at the door, by name, and who stands in line, in order."""

    rows: list[queries.DoorRow]
    waiting: list[queries.DoorRow]


def door(session: Session) -> Door:
    """Everybody with a place or a turn, with what was seen at this session. Three queries."""
    found = _active(session)
    known = people.persons([row.person_id for row in found if row.person_id])
    seen = dict(session.attendances.values_list("registration_id", "presence"))
    rows = [queries.DoorRow(row, known.get(row.person_id) if row.person_id else None, seen.get(row.id, "")) for row in found]
    confirmed = [row for row in rows if row.registration.state == RegistrationState.CONFIRMED]
    waiting = [row for row in rows if row.registration.state == RegistrationState.WAITING]
    return Door(sorted(confirmed, key=lambda row: dutch.fold(row.name)), waiting)


@dataclass(frozen=True)
class Told:
    """How many people hear something through one channel."""

    channel: messages.Channel
    people: int

    @property
    def words(self) -> str:
        """The channel in words."""
        return str(self.channel.label)


def _active(session: Session) -> list[Registration]:
    pools = queries.pools_of(session.offering, None if session.offering.is_course else session)
    found = Registration.objects.filter(pool__in=pools).exclude(state=RegistrationState.CANCELLED)
    return list(found.select_related("pool__session").order_by("number"))


def will_hear(session: Session) -> list[Told]:
    """How many people hear it when a date changes, by channel, most first. Two queries."""
    known = people.persons([row.person_id for row in _active(session) if row.person_id])
    counted = Counter(messages.Channel(person.channel) for person in known.values())
    return [Told(channel, number) for channel, number in counted.most_common()]


@dataclass(frozen=True)
class Unreached:
    """Somebody who was not told yet that a date does not happen or has changed."""

    person: people.PersonInfo
    delivery: messages.Delivery

    @property
    def reach(self) -> str:
        """Where to reach her."""
        return reach_of(self.person)

    @property
    def channel(self) -> str:
        """How the message goes, in words."""
        return str(self.delivery.channel.label)

    @property
    def words(self) -> str:
        """Where the message is, in words."""
        return str(self.delivery.state.label)


@dataclass(frozen=True)
class News:
    """Whom a change or cancellation of a date has reached so far."""

    reached: int
    missing: list[Unreached]


def news(session: Session, kinds: Iterable[str]) -> News:
    """Whoever has a place or a turn, by whether the newest message of these kinds has arrived. Three queries."""
    rows = _active(session)
    known = people.persons([row.person_id for row in rows if row.person_id])
    sent = messages.delivery_states_of("programme:registration", [row.id for row in rows])
    wanted = set(kinds)
    reached = 0
    missing: list[Unreached] = []
    for row in rows:
        person = known.get(row.person_id) if row.person_id else None
        last = next((one for one in reversed(sent.get(row.id, [])) if one.kind in wanted), None)
        reached += int(last is not None and last.has_arrived)
        if person and last and last.is_unreached:
            missing.append(Unreached(person, last))
    return News(reached, missing)


def person_ids(lines: Iterable[SignupLine]) -> list[UUID]:
    """Whose data these lines show, for the access log."""
    return [line.person.id for line in lines if line.person]
