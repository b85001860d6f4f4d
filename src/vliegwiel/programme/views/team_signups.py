# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who signed up for a run: the list per date or course, sign off on somebody's behalf, more places, a file to take along."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.pages import public as pages
from vliegwiel.programme import access
from vliegwiel.programme.actions import offerings, registrations, sessions
from vliegwiel.programme.models import Offering, RegistrationState, Session
from vliegwiel.programme.queries import concerned, team

_SEE, _EDIT = accounts.Permission.REGISTRATION_SEE, accounts.Permission.REGISTRATION_EDIT
_PLAN = accounts.Permission.SESSION_EDIT
_EXPORT = accounts.Permission.PERSON_EXPORT


def _chosen(offering: Offering, dates: list[team.DateLine], asked: str) -> Session | None:
    """The date that is asked for, else the first that is not over, else the last; None for a course."""
    if offering.is_course or not dates:
        return None
    if asked:
        line = next((line for line in dates if str(line.session.id) == asked), None)
        if line is None:
            raise Http404
        return line.session
    return next((line.session for line in dates if not line.is_over), dates[-1].session)


@accounts.staff_page(_SEE)
def signup_list(request: HttpRequest, offering: UUID) -> HttpResponse:
    """Who has a place, who waits in which order, who signed off; how they are reached and whether they heard."""
    found = access.offering_for(accounts.staff_of(request), offering, to=_SEE)
    dates = team.dates_of(found, clock.now())
    session = _chosen(found, dates, request.GET.get("datum", ""))
    shown = concerned.signups(found, session)
    code = found.branch.code
    accounts.log_access(request, subjects=concerned.person_ids(shown.everybody), activity="aanmelden", branch=code)
    staff = accounts.staff_of(request)
    line = next((one for one in dates if session is None or one.session.id == session.id), None)
    context = {
        "offering": found,
        "dates": dates,
        "session": session,
        "signups": shown,
        "size": line.count.size if line else found.capacity,
        "is_open": line is not None and not line.is_over and not line.session.is_cancelled,
        "may_edit": accounts.may(staff, _EDIT, code),
        "may_plan": accounts.may(staff, _PLAN, code),
        "may_export": accounts.may(staff, _EXPORT, code),
    }
    return pages.render(request, "programme/team/signups.html", context)


@accounts.staff_page(_EDIT)
def signup_cancel(request: HttpRequest, registration: UUID) -> HttpResponse:
    """Signs somebody off; the one who is first in line gets the place. Asks first."""
    found = access.registration_for(accounts.staff_of(request), registration, to=_EDIT)
    back = reverse("programme:signups", args=[found.pool.offering_id])
    back += f"?datum={found.pool.session_id}" if found.pool.session_id else ""
    if request.method == "POST":
        registrations.cancel(registration=found, by=accounts.actor_of(request))
        flash.success(request, _("Afgemeld."))
        return redirect(back)
    lines = concerned.signups(found.pool.offering, found.pool.session).everybody
    line = next(line for line in lines if line.registration.id == found.id)
    accounts.log_access(request, subjects=concerned.person_ids([line]), activity="aanmelden", branch=found.pool.offering.branch.code)
    context = {"line": line, "offering": found.pool.offering, "session": found.pool.session, "back": back}
    return pages.render(request, "programme/team/signup_cancel.html", context)


def _one_more(offering: Offering, session: Session | None, size: int, by: Actor) -> None:
    if session:
        one_more = sessions.SessionFields(session.starts_at, session.ends_at, session.space_id, size, session.title)
        sessions.change(session=session, fields=one_more, by=by)
        return
    fields = replace(
        offerings.fields_of(offering),
        capacity=size,
        signup_opens_at=offering.signup_opens_at,
        signup_closes_at=offering.signup_closes_at,
    )
    offerings.change(offering=offering, fields=fields, by=by)


@require_POST
@accounts.staff_page(_PLAN)
def signup_more_places(request: HttpRequest, offering: UUID) -> HttpResponse:
    """One place more for a date or a course; whoever is first in line gets it."""
    found = access.offering_for(accounts.staff_of(request), offering, to=_PLAN)
    session = _chosen(found, team.dates_of(found, clock.now()), request.POST.get("datum", ""))
    size = session.capacity if session and session.capacity is not None else found.capacity
    # The number that was on the screen: the same tap sent twice adds one place, not two.
    if size is not None and str(size) == request.POST.get("was"):
        try:
            _one_more(found, session, size + 1, accounts.actor_of(request))
        except errors.ActionRefused as refused:
            flash.error(request, str(refused))
        else:
            flash.success(request, ngettext("Er is nu %d plaats.", "Er zijn nu %d plaatsen.", size + 1) % (size + 1))
    return redirect(reverse("programme:signups", args=[found.id]) + (f"?datum={session.id}" if session else ""))


def _harmless(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _csv_rows(lines: Iterable[concerned.SignupLine]) -> Iterable[list[str]]:
    yield [_("Staat"), _("Nummer"), _("Naam"), _("Kanaal"), _("Bereikbaar op"), _("Woont in"), _("Code"), _("Aangemeld op")]
    for line in lines:
        row = line.registration
        since = timezone.localtime(row.created_at).strftime("%Y-%m-%d %H:%M")
        state = str(RegistrationState(row.state).label)
        yield [state, str(line.position), line.name, line.channel, line.reach, row.resident_kern, row.code, since]


@require_POST
@accounts.staff_page(_EXPORT)
def signup_csv(request: HttpRequest, offering: UUID) -> HttpResponse:
    """The list as a file for a spreadsheet. Asks for a fresh second step, and is written in the access log as taken along."""
    found = access.offering_for(accounts.staff_of(request), offering, to=_EXPORT)
    session = _chosen(found, team.dates_of(found, clock.now()), request.POST.get("datum", ""))
    lines = concerned.signups(found, session).everybody
    accounts.log_access(request, subjects=concerned.person_ids(lines), activity="aanmelden", branch=found.branch.code, exported=True)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="aanmeldingen.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerows([_harmless(cell) for cell in row] for row in _csv_rows(lines))
    return response
