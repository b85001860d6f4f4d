# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""At the door, on a phone: who came, who walked in, the sheet on paper, and the tally where nobody signs up."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import errors
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.pages import public as pages
from vliegwiel.programme import access, queries
from vliegwiel.programme.actions import attendance
from vliegwiel.programme.forms.desk import WalkInForm
from vliegwiel.programme.models import AgeBand, Presence, Session
from vliegwiel.programme.queries import concerned

_MARK, _TALLY = accounts.Permission.ATTENDANCE_MARK, accounts.Permission.TALLY_ADD


@dataclass(frozen=True)
class DoorCounts:
    """How the door stands."""

    present: int
    absent: int
    unknown: int


def _sheet(request: HttpRequest, session: Session) -> dict[str, object]:
    """What the door shows; each name on it is written in the access log."""
    door_now = concerned.door(session)
    seen = [row.presence for row in door_now.rows]
    counts = DoorCounts(seen.count(Presence.PRESENT), seen.count(Presence.ABSENT), seen.count(""))
    people = [row.person.id for row in [*door_now.rows, *door_now.waiting] if row.person]
    accounts.log_access(request, subjects=people, activity="aanmelden", branch=session.offering.branch.code)
    return {"session": session, "offering": session.offering, "rows": door_now.rows, "waiting": door_now.waiting, "counts": counts}


def _door(request: HttpRequest, session: Session, form: WalkInForm) -> HttpResponse:
    return pages.render(request, "programme/team/door.html", {**_sheet(request, session), "form": form})


@accounts.staff_page(_MARK)
def door(request: HttpRequest, session: UUID) -> HttpResponse:
    """Everybody with a place, by name, with two big buttons each."""
    found = access.session_for(accounts.staff_of(request), session, to=_MARK)
    if not found.offering.takes_registrations:
        return redirect("programme:tally", found.id)
    return _door(request, found, WalkInForm())


@accounts.staff_page(_MARK)
def door_print(request: HttpRequest, session: UUID) -> HttpResponse:
    """The sheet on paper, with boxes to tick."""
    found = access.session_for(accounts.staff_of(request), session, to=_MARK)
    return pages.render(request, "programme/team/door_print.html", {**_sheet(request, found), "empty_lines": range(6)})


@require_POST
@accounts.staff_page(_MARK)
def door_mark(request: HttpRequest, session: UUID) -> HttpResponse:
    """Marks one person; with htmx only her row and the counts come back."""
    found = access.session_for(accounts.staff_of(request), session, to=_MARK)
    wanted = request.POST.get("aanmelding", "")
    row = next((row for row in concerned.door(found).rows if str(row.registration.id) == wanted), None)
    if row is None or request.POST.get("gezien") not in Presence.values:
        raise Http404
    presence = Presence(request.POST["gezien"])
    try:
        attendance.mark(registration=row.registration, session=found, presence=presence, by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        flash.error(request, str(refused))
    if not request.headers.get("HX-Request"):
        return redirect(f"{_address(found)}#rij-{wanted}")
    marked = next(row for row in concerned.door(found).rows if str(row.registration.id) == wanted)
    return pages.render(request, "programme/team/door_row.html", {**_sheet(request, found), "row": marked, "is_part": True})


def _address(session: Session) -> str:
    return reverse("programme:door", args=[session.id])


@require_POST
@accounts.staff_page(_MARK)
def door_let_in(request: HttpRequest, session: UUID) -> HttpResponse:
    """Lets in somebody from the line who stands at the door."""
    found = access.session_for(accounts.staff_of(request), session, to=_MARK)
    wanted = request.POST.get("aanmelding", "")
    row = next((row for row in concerned.door(found).waiting if str(row.registration.id) == wanted), None)
    if row is None:
        return redirect("programme:door", found.id)
    try:
        attendance.let_in(registration=row.registration, session=found, by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        flash.error(request, str(refused))
    return redirect(f"{_address(found)}#rij-{wanted}")


@require_POST
@accounts.staff_page(_MARK)
def door_walk_in(request: HttpRequest, session: UUID) -> HttpResponse:
    """Adds somebody who had not signed up: present at once."""
    found = access.session_for(accounts.staff_of(request), session, to=_MARK)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _door(request, found, form)
    key = form.cleaned_data["key"] or uuid4().hex
    try:
        attendance.walk_in(session=found, contact=form.contact(), key=f"door:{found.id.hex[:8]}:{key}"[:64], by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return _door(request, found, form)
    flash.success(request, _("Toegevoegd en aanwezig: %s.") % form.cleaned_data["name"])
    return redirect("programme:door", found.id)


@accounts.staff_page(_MARK)
def door_close(request: HttpRequest, session: UUID) -> HttpResponse:
    """Marks everybody who was not seen as not come. Asks first."""
    found = access.session_for(accounts.staff_of(request), session, to=_MARK)
    if request.method == "POST":
        try:
            missing = attendance.close_door(session=found, by=accounts.actor_of(request))
        except errors.ActionRefused as refused:
            flash.error(request, str(refused))
        else:
            flash.success(
                request, ngettext("Deur gesloten. %d persoon kwam niet.", "Deur gesloten. %d mensen kwamen niet.", missing) % missing
            )
        return redirect("programme:door", found.id)
    return pages.render(request, "programme/team/door_close.html", _sheet(request, found))


@dataclass(frozen=True)
class Band:
    """One button of the tally, with a fresh key for its next tap."""

    code: str
    name: str
    count: int
    key: str


def _bands(session: Session) -> list[Band]:
    counted = queries.tally_of(session)
    return [Band(band.value, str(band.label), counted[band.value], uuid4().hex) for band in AgeBand]


def _tally(request: HttpRequest, session: Session, last: str) -> HttpResponse:
    bands = _bands(session)
    context = {
        "session": session,
        "offering": session.offering,
        "bands": bands,
        "total": sum(band.count for band in bands),
        "last": next((band for band in bands if band.code == last and band.count), None),
    }
    part = "#taps" if request.headers.get("HX-Request") else ""
    return pages.render(request, f"programme/team/tally.html{part}", context)


@accounts.staff_page(_TALLY)
def tally(request: HttpRequest, session: UUID) -> HttpResponse:
    """Big buttons, one tap is one person; the same tap sent twice counts once. The last one can be taken back."""
    found = access.session_for(accounts.staff_of(request), session, to=_TALLY)
    memory = f"tally:{found.id}"
    if request.method != "POST":
        return _tally(request, found, request.session.get(memory, ""))
    if request.POST.get("groep") not in AgeBand.values or not request.POST.get("key"):
        raise Http404
    band, step = AgeBand(request.POST["groep"]), -1 if request.POST.get("doe") == "terug" else 1
    try:
        attendance.tally(session=found, band=band, key=request.POST["key"][:64], step=step, by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        flash.error(request, str(refused))
    request.session[memory] = band.value if step > 0 else ""
    if request.headers.get("HX-Request"):
        return _tally(request, found, request.session[memory])
    return redirect("programme:tally", found.id)
