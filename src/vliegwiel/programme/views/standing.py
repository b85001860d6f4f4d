# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a registration stands, in words a resident reads: her dates, her place or her turn, what we sent her."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit import dutch
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import public as messages
from vliegwiel.places import public as places
from vliegwiel.programme import queries
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.models import Registration, RegistrationState, Session


@dataclass(frozen=True)
class Standing:
    """One registration, ready for a template. `ahead` is how many wait before her."""

    code: str
    title: str
    branch: places.BranchInfo
    meetings: list[Session]
    bring: str
    state: str
    ahead: int
    can_cancel: bool

    @property
    def has_place(self) -> bool:
        """Whether she holds a place."""
        return self.state == RegistrationState.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        """Whether she stands in line."""
        return self.state == RegistrationState.WAITING

    @property
    def is_cancelled(self) -> bool:
        """Whether she gave it up."""
        return self.state == RegistrationState.CANCELLED

    @property
    def words(self) -> str:
        """Where she stands, in one or two sentences."""
        if self.is_cancelled:
            return _("Je bent afgemeld.")
        if is_off(self.meetings):
            return _("Dit gaat niet door. Je hoeft je niet af te melden.")
        if self.has_place:
            return _("Je hebt een plek.")
        waiting = _("Je staat op de wachtlijst.")
        return f"{waiting} {people_ahead(self.ahead)}"


def is_off(meetings: list[Session]) -> bool:
    """Whether none of it happens any more, so that there is nothing to give up."""
    return bool(meetings) and all(meeting.is_cancelled for meeting in meetings)


def people_ahead(number: int) -> str:
    """How many stand before you."""
    if number == 0:
        return _("Jij bent als eerste aan de beurt.")
    return ngettext("Er is %(count)d persoon voor je.", "Er zijn %(count)d mensen voor je.", number) % {"count": number}


def standing(registration: Registration) -> Standing:
    """Where she stands now. Three or four queries; the registration comes with its pool, offering and activity."""
    pool = registration.pool
    activity, offering = pool.offering.activity, pool.offering
    meetings = [pool.session] if pool.session else list(offering.sessions.all())
    is_waiting = registration.state == RegistrationState.WAITING
    return Standing(
        code=registration.code,
        title=str(pool.session.title if pool.session and pool.session.title else activity.title),
        branch=places.branches_by_id([offering.branch_id])[offering.branch_id],
        meetings=meetings,
        bring=str(activity.bring),
        state=registration.state,
        ahead=queries.waiting_ahead(registration) if is_waiting else 0,
        can_cancel=registration.is_active and registrations.is_ahead(registration) and not is_off(meetings),
    )


def reach_lines(reach: Mapping[str, str]) -> list[str]:
    """How we reach somebody, a line for each part."""
    channel, phone = reach["channel"], dutch.readable_phone(reach.get("phone", ""))
    if channel == messages.Channel.EMAIL:
        return [_("Met een e-mail"), reach["email"]]
    if channel == messages.Channel.SMS:
        return [_("Met een sms"), phone]
    if channel == messages.Channel.CALL:
        return [_("We bellen je"), phone]
    if channel == messages.Channel.LETTER:
        return [_("Met een brief"), reach["street"], f"{reach['postcode']} {reach['town']}".strip()]
    return [_("Niet. Je komt zelf langs bij de balie.")]


def next_lines(channel: str, *, has_place: bool) -> list[str]:
    """What happens now, sentence by sentence."""
    first = {
        messages.Channel.EMAIL: _("We sturen je een e-mail met je code."),
        messages.Channel.SMS: _("We sturen je een sms met je code."),
        messages.Channel.LETTER: _("We sturen je een brief met je code."),
        messages.Channel.CALL: _("Schrijf je code op. We bellen je alleen als er iets verandert."),
        messages.Channel.DESK: _("Schrijf je code op. Vraag aan de balie of er iets is veranderd."),
    }[messages.Channel(channel)]
    second = _("Kun je toch niet? Meld je dan af. Dan kan iemand anders mee.")
    if not has_place:
        second = _("Komt er een plek vrij en ben jij aan de beurt? Dan is die plek van jou, en laten we het je weten.")
    return [first, second]


def sent(registration: Registration) -> list[messages.Delivery]:
    """Every message about a registration. One query."""
    return messages.delivery_states(Ref("programme:registration", registration.id))
