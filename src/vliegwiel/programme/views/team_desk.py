# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing somebody up at the desk or on the phone: one screen, under thirty seconds, and a slip to take home."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, errors
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.pages import public as pages
from vliegwiel.people import public as people
from vliegwiel.programme import access, queries
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.forms.desk import DeskForm, filled_in
from vliegwiel.programme.models import RegistrationState, Source
from vliegwiel.programme.queries import agenda, team
from vliegwiel.programme.queries.concerned import reach_of

_EDIT = accounts.Permission.REGISTRATION_EDIT


class AlreadyThere(errors.ActionRefused):
    """What a resident hears as "you", the desk hears about somebody else."""

    message = _("Deze persoon staat al op de lijst.")
    field = "name"


class NothingChosen(errors.ActionRefused):
    """The desk did not say for what."""

    message = _("Kies een activiteit.")
    field = "for_what"


def _first_branch(request: HttpRequest) -> str:
    """The branch whose activities stand on top: the one of the board she came from, else her own."""
    asked = request.POST.get("vestiging") or request.GET.get("vestiging") or ""
    own = accounts.branch_codes(accounts.staff_of(request), _EDIT) or frozenset()
    return asked or min(own, default="")


def _value(row: agenda.Row) -> str:
    return f"cursus:{row.offering_id}" if row.is_course else f"keer:{row.session_id}"


def _choices(request: HttpRequest, form: DeskForm) -> dict[str, object]:
    """What can be chosen now, the one that is chosen on top; the only one found is chosen."""
    words = request.POST.get("zoek") or request.GET.get("zoek") or ""
    branches = accounts.branch_codes(accounts.staff_of(request), _EDIT)
    rows = team.open_for_desk(branches, words, clock.now(), first=_first_branch(request))
    chosen = form.chosen()
    wanted = ":".join(map(str, chosen)) if chosen else ""
    if wanted and not any(_value(row) == wanted for row in rows):
        everything = team.open_for_desk(branches, "", clock.now(), limit=500)
        rows = [row for row in everything if _value(row) == wanted][:1] + rows
    if not wanted and words and len(rows) == 1:
        wanted = _value(rows[0])
    return {"choices": [(_value(row), row) for row in rows], "wanted": wanted, "words": words, "first": _first_branch(request)}


def _known(request: HttpRequest, form: DeskForm) -> list[tuple[people.PersonInfo, str]]:
    """Who is in the register under what was typed, with where to reach her; each look is written down."""
    typed = str(form["name"].value() or "").strip() or str(form["phone"].value() or "").strip()
    if len(typed) < 2:
        return []
    found = people.search(typed, limit=6)
    accounts.log_access(request, subjects=[person.id for person in found], activity="aanmelden")
    return [(person, reach_of(person)) for person in found]


def _page(request: HttpRequest, form: DeskForm, **more: object) -> HttpResponse:
    context = {"form": form, **_choices(request, form), **more}
    part = {"keuze": "#choices", "wie": "#known"}.get(request.headers.get("HX-Target", ""), "")
    return pages.render(request, f"programme/team/desk.html{part}", context)


@accounts.staff_page(_EDIT)
def desk_signup(request: HttpRequest) -> HttpResponse:
    """One page: for what, who, how to reach her. Looking up and filling in never save anything."""
    doing = request.POST.get("doe", "")
    if request.method != "POST":
        form = DeskForm(initial={"for_what": request.GET.get("voor", ""), "key": uuid4().hex})
        return _page(request, form)
    # Enter in the search box presses the first button of the form: with nothing else filled in, that is a search.
    if doing == "zoek" or (request.POST.get("zoek") and not request.POST.get("name") and not request.POST.get("for_what")):
        return _page(request, DeskForm(initial=request.POST.dict()))
    if doing == "wie":
        form = DeskForm(initial=request.POST.dict())
        return _page(request, form, known=_known(request, form), is_searched=True)
    if request.POST.get("vul"):
        return _page(request, DeskForm(initial=dict(_filled(request))))
    return _sign_up(request, DeskForm(request.POST))


def _filled(request: HttpRequest) -> Mapping[str, object]:
    """What was typed, with the chosen person filled in over it."""
    try:
        person = people.person(UUID(request.POST["vul"]))
    except ValueError:
        person = None
    if person is None:
        return request.POST.dict()
    accounts.log_access(request, subjects=[person.id], activity="aanmelden")
    return filled_in(request.POST, person).dict()


def _place(request: HttpRequest, form: DeskForm) -> registrations.Place:
    """What was chosen, at a branch where she may; raises NothingChosen, Http404 for another branch."""
    chosen = form.chosen()
    if chosen is None:
        raise NothingChosen
    staff = accounts.staff_of(request)
    if chosen[0] == "cursus":
        return registrations.Place(access.offering_for(staff, chosen[1], to=_EDIT), None)
    session = access.session_for(staff, chosen[1], to=_EDIT)
    return registrations.Place(session.offering, session)


def _sign_up(request: HttpRequest, form: DeskForm) -> HttpResponse:
    valid = form.is_valid()
    try:
        place = _place(request, form)
        if not valid:
            return _page(request, form)
        made = registrations.sign_up(
            place=place,
            contact=form.contact(),
            source=Source(form.cleaned_data["source"]),
            key=form.cleaned_data["key"] or uuid4().hex,
            by=accounts.actor_of(request),
        )
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, AlreadyThere() if isinstance(refused, registrations.AlreadySignedUp) else refused)
        return _page(request, form)
    return redirect("programme:desk-signed-up", made.id)


@accounts.staff_page(accounts.Permission.REGISTRATION_SEE)
def desk_signed_up(request: HttpRequest, registration: UUID) -> HttpResponse:
    """The code, large, and a slip to print."""
    found = access.registration_for(accounts.staff_of(request), registration, to=accounts.Permission.REGISTRATION_SEE)
    person = people.person(found.person_id) if found.person_id else None
    offering, session = found.pool.offering, found.pool.session
    accounts.log_access(request, subjects=[found.person_id], activity="aanmelden", branch=offering.branch.code)
    waits = found.state == RegistrationState.WAITING
    context = {
        "registration": found,
        "offering": offering,
        "session": session,
        "dates": [] if session else [line for line in team.dates_of(offering, clock.now()) if not line.is_over],
        "person": person,
        "reach": reach_of(person) if person else "",
        "ahead": queries.waiting_ahead(found) if waits else 0,
        "waits": waits,
    }
    return pages.render(request, "programme/team/desk_done.html", context)
