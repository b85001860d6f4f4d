# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What we tell somebody about her registration, in her language and through her own channel. No decisions here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from vliegwiel.kit import links
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.places import public as places
from vliegwiel.programme.models import Offering, Registration, Session


@dataclass(frozen=True)
class Notice:
    """One message: a subject line and whole sentences, each on its own line."""

    kind: str
    subject: str
    lines: tuple[str, ...]


def spoken(moment: datetime) -> str:
    """A moment as one says it, in the active language: "dinsdag 3 maart om 14.00 uur"."""
    local = timezone.localtime(moment)
    day = formats.date_format(local, "l j F")
    between = pgettext("between hours and minutes", ".")
    return _("%(day)s om %(time)s uur") % {"day": day, "time": f"{local:%H}{between}{local:%M}"}


def _what(offering: Offering, session: Session | None) -> dict[str, str]:
    first = session or offering.sessions.filter(state="planned").order_by("starts_at").first()
    return {
        "title": str(offering.activity.title),
        "when": spoken(first.starts_at) if first else _("de afgesproken dag"),
        "where": f"{offering.branch.name}, {offering.branch.street}, {offering.branch.town}",
    }


def confirmed(offering: Offering, session: Session | None, registration: Registration) -> Notice:
    """She has a place."""
    what = _what(offering, session)
    return Notice(
        "confirmed",
        _("Je bent aangemeld: %(title)s") % what,
        (
            _("Je bent aangemeld voor %(title)s.") % what,
            _("Wanneer: %(when)s.") % what,
            _("Waar: %(where)s.") % what,
            _("Je code is %s.") % registration.code,
        ),
    )


def queued(offering: Offering, session: Session | None, registration: Registration, ahead: int) -> Notice:
    """She stands in line."""
    what = _what(offering, session)
    return Notice(
        "queued",
        _("Je staat op de wachtlijst: %(title)s") % what,
        (
            _("%(title)s is vol. Je staat op de wachtlijst.") % what,
            ngettext("Er is %(count)d persoon voor je.", "Er zijn %(count)d mensen voor je.", ahead) % {"count": ahead}
            if ahead
            else _("Je bent als eerste aan de beurt."),
            _("Komt er een plek vrij? Dan krijg jij die plek en laten we het je weten."),
            _("Je code is %s.") % registration.code,
        ),
    )


def promoted(offering: Offering, session: Session | None, registration: Registration) -> Notice:
    """A place came free and it is hers."""
    what = _what(offering, session)
    return Notice(
        "promoted",
        _("Er is een plek voor je: %(title)s") % what,
        (
            _("Goed nieuws! Er is een plek vrij bij %(title)s. Die plek is nu van jou.") % what,
            _("Wanneer: %(when)s.") % what,
            _("Waar: %(where)s.") % what,
            _("Kun je toch niet? Meld je dan af. Dan kan iemand anders mee."),
            _("Je code is %s.") % registration.code,
        ),
    )


def session_cancelled(session: Session) -> Notice:
    """A date does not happen."""
    what = _what(session.offering, session)
    lines = [_("%(title)s op %(when)s gaat niet door.") % what]
    if session.cancel_reason:
        lines.append(_("De reden: %s") % session.cancel_reason)
    if session.offering.is_course:
        lines.append(_("De andere keren van de cursus gaan wel door."))
    lines.append(_("Je hoeft je niet af te melden."))
    return Notice("session_cancelled", _("Gaat niet door: %(title)s") % what, tuple(lines))


def session_changed(session: Session) -> Notice:
    """Time or place of a date changed."""
    what = _what(session.offering, session)
    return Notice(
        "session_changed",
        _("Er is iets veranderd: %(title)s") % what,
        (
            _("Er is iets veranderd bij %(title)s.") % what,
            _("Nieuwe dag en tijd: %(when)s.") % what,
            _("Waar: %(where)s.") % what,
            _("Kun je dan niet? Meld je dan af."),
        ),
    )


def registration_cancelled(offering: Offering, session: Session | None) -> Notice:
    """Her registration was ended, by herself or by the library."""
    what = _what(offering, session)
    return Notice(
        "cancelled",
        _("Je bent afgemeld: %(title)s") % what,
        (_("Je bent afgemeld voor %(title)s op %(when)s.") % what,),
    )


def language_of(person: people.PersonInfo) -> translation.override:
    """Makes the sentences come in her language."""
    return translation.override(person.language)


def _closing(notice: Notice, registration: Registration) -> list[str]:
    """How to go on from a written message. Her link opens and ends her registration, so a colleague who tells it does not get it."""
    library = places.library()
    link = links.absolute("programme:mine", token=registration.token)
    is_over = notice.kind in {"cancelled", "session_cancelled"}
    lines = [
        _("Je aanmelding bekijken: %s") % link if is_over else _("Je aanmelding bekijken of afmelden: %s") % link,
        _("Liever bellen? Ons nummer is %s.") % library.phone,
        _("Groeten van %s") % library.name,
    ]
    return ["\n".join(lines)]


def tell(
    notice: Notice,
    *,
    person: people.PersonInfo,
    registration: Registration,
    branch: str,
    by: Actor,
    at: datetime,
    deadline: datetime | None,
) -> None:
    """Puts the notice in the outbox, once per registration and kind and moment. Call inside `language_of(person)`."""
    greeting = _("Beste %s,") % person.name
    closing = _closing(notice, registration) if messages.Channel(person.channel).is_written else []
    messages.send(
        to=people.recipient(person),
        subject=notice.subject,
        text="\n\n".join([greeting, "\n".join(notice.lines), *closing]),
        about=Ref("programme:registration", registration.id),
        kind=notice.kind,
        person=person.id,
        deadline=deadline or at + timedelta(days=14),
        dedupe=f"{notice.kind}:{registration.id}:{at.isoformat()}",
        branch=branch,
        at=at,
        by=by,
    )
