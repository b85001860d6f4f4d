# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing up without an account, one question a screen: who comes, how do we reach you, is this right, done.

Nothing is written before the third screen is sent. Each answer leads to a redirect, so that Back and a second click do no harm.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vliegwiel.kit import actors, clock, errors, snapshot
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.pages import public as pages
from vliegwiel.people import public as people
from vliegwiel.places import public as places
from vliegwiel.programme import access
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.forms.local import own_name
from vliegwiel.programme.forms.signup import NameForm, ReachForm, contact
from vliegwiel.programme.models import Registration, Source
from vliegwiel.programme.queries import signup as queries
from vliegwiel.programme.queries.agenda import Entry
from vliegwiel.programme.views import answers, standing
from vliegwiel.programme.views.answers import Answers

_WHY: dict[Entry, str | Promise] = {
    Entry.FULL: _("Deze activiteit is vol. Er is geen wachtlijst."),
    Entry.NOT_YET: _("Je kunt je hiervoor nog niet aanmelden."),
    Entry.CLOSED: _("Je kunt je hiervoor niet meer aanmelden."),
    Entry.CANCELLED: _("Dit gaat niet door."),
}


class SeeOther(HttpResponseRedirect):
    """303: look there, whatever you sent here."""

    status_code = 303


@dataclass(frozen=True)
class Flow:
    """What somebody is signing up for: a date, or a whole course."""

    session: UUID | None = None
    offering: UUID | None = None

    def url(self, step: str) -> str:
        """The address of a screen."""
        if self.session:
            return reverse("programme:signup-session", args=[self.session, step])
        return reverse("programme:signup-course", args=[self.offering, step])

    def wanted(self) -> queries.Wanted:
        """What it is and how it stands. One query, two for a course. Raises Http404."""
        now = clock.now()
        found = (
            queries.for_session(self.session, now) if self.session else queries.for_course(self.offering, now) if self.offering else None
        )
        if found is None:
            raise Http404
        return found

    def place(self) -> registrations.Place:
        """Where the registration belongs. One small query. Raises Http404."""
        found = (
            queries.place_of_session(self.session) if self.session else queries.place_of_course(self.offering) if self.offering else None
        )
        if found is None:
            raise Http404
        return registrations.Place(*found)

    def context(self, wanted: queries.Wanted, *, step: int = 0, back: str = "") -> dict[str, object]:
        """What every screen shows."""
        return {
            "wanted": wanted,
            "is_full": wanted.entry is Entry.WAITING_LIST,
            "waiting_words": standing.people_ahead(wanted.count.waiting),
            "why": _WHY.get(wanted.entry, ""),
            "step": step,
            "back_url": back,
        }


@require_http_methods(["GET", "HEAD", "POST"])
def for_session(request: HttpRequest, session: UUID, step: str) -> HttpResponse:
    """The screens for one date."""
    return _screen(request, Flow(session=session), step)


@require_http_methods(["GET", "HEAD", "POST"])
def for_course(request: HttpRequest, offering: UUID, step: str) -> HttpResponse:
    """The screens for a course."""
    return _screen(request, Flow(offering=offering), step)


def _screen(request: HttpRequest, flow: Flow, step: str) -> HttpResponse:
    screen = _SCREENS.get(step)
    if screen is None:
        raise Http404
    given = answers.read(request)
    # A GET is one steady reading by itself; so is a POST that writes nothing.
    with snapshot.steady() if request.method == "POST" and step != "controle" else nullcontext():
        response = screen(request, flow, given)
    add_never_cache_headers(response)
    return response


def _name(request: HttpRequest, flow: Flow, given: Answers | None) -> HttpResponse:
    """Screen 1. An answer costs no question about the programme."""
    given = given or Answers()
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": given.name})
    if form.is_valid():
        kept = given.with_name(form.cleaned_data["name"])
        return _onward(request, flow, kept, "controle" if kept.is_complete else "bereiken")
    wanted = flow.wanted()
    context = flow.context(wanted, step=1, back=reverse("programme:activity", args=[wanted.offering.activity.slug]))
    if not wanted.entry.can_sign_up:
        return pages.render(request, "programme/signup/refused.html", {**context, "step": 0})
    context |= {"form": form, "is_expired": given.is_expired}
    return pages.render(request, "programme/signup/name.html", context, status=422 if form.is_bound else 200)


def _reach(request: HttpRequest, flow: Flow, given: Answers | None) -> HttpResponse:
    """Screen 2."""
    if given is None or not given.name:
        return _from_the_start(request, flow)
    languages = language_choices()
    initial = {"language": get_language(), **ReachForm.typed_from(given.reach)}
    form = ReachForm(request.POST if request.method == "POST" else None, initial=initial, languages=languages)
    if form.is_valid():
        return _onward(request, flow, given.with_reach(form.reach()), "controle")
    context = flow.context(flow.wanted(), step=2, back=flow.url("naam"))
    context |= {"form": form, "has_languages": len(languages) > 1}
    return pages.render(request, "programme/signup/reach.html", context, status=422 if form.is_bound else 200)


def _check(request: HttpRequest, flow: Flow, given: Answers | None) -> HttpResponse:
    """Screen 3: shows all of it, and sends it."""
    if given and given.receipt:
        return SeeOther(flow.url("klaar"))
    if given is None or not given.is_complete:
        return _from_the_start(request, flow)
    if request.method == "POST":
        return _send(request, flow, given)
    return _look_over(request, flow, given, Form())


def _look_over(request: HttpRequest, flow: Flow, given: Answers, form: Form) -> HttpResponse:
    kern = places.kern(given.reach.get("kern", ""))
    context = flow.context(flow.wanted(), step=3, back=flow.url("bereiken")) | {
        "form": form,
        "answers": given,
        "reach_lines": standing.reach_lines(given.reach),
        "kern_name": kern.name if kern else "",
        "language_name": own_name(given.reach["language"]) if len(language_choices()) > 1 else "",
        "name_url": flow.url("naam"),
        "reach_url": flow.url("bereiken"),
    }
    return pages.render(request, "programme/signup/check.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, flow: Flow, given: Answers) -> HttpResponse:
    place = flow.place()
    try:
        made = registrations.sign_up(
            place=place,
            contact=contact(given.name, given.reach),
            source=Source.WEB,
            key=given.key,
            by=actors.RESIDENT,
        )
    except errors.ActionRefused as refused:
        form = Form({})
        kit_forms.add_refusal(form, refused)
        return _look_over(request, flow, given, form)
    hoped = request.POST.get("hoop") == "plek"
    return _onward(request, flow, given.done(made.token, hoped_for_place=hoped), "klaar")


def _done(request: HttpRequest, flow: Flow, given: Answers | None) -> HttpResponse:
    """Screen 4: the code, and what happens next."""
    if given is None or not given.receipt:
        return SeeOther(flow.url("naam"))
    registration = access.registration_by_token(given.receipt)
    stands = standing.standing(registration)
    context = {
        "standing": stands,
        "was_just_taken": given.hoped_for_place and stands.is_waiting,
        "next_lines": standing.next_lines(_channel(registration), has_place=stands.has_place),
        "mine_url": reverse("programme:mine", args=[registration.token]),
        "again_url": flow.url("naam"),
    }
    return pages.render(request, "programme/signup/done.html", context)


def _channel(registration: Registration) -> str:
    known = people.person(registration.person_id) if registration.person_id else None
    return known.channel if known else "desk"


def _onward(request: HttpRequest, flow: Flow, kept: Answers, step: str) -> HttpResponse:
    response = SeeOther(flow.url(step))
    answers.write(request, response, kept)
    return response


def _from_the_start(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Somebody who was away too long is told so; somebody who typed an address is just brought to the first screen."""
    if request.method == "POST":
        return _onward(request, flow, Answers(is_expired=True), "naam")
    return SeeOther(flow.url("naam"))


def language_choices() -> list[tuple[str, str]]:
    """The languages of the library, each by its own name."""
    return [(code, own_name(code)) for code in places.library().languages]


_SCREENS: dict[str, Callable[[HttpRequest, Flow, Answers | None], HttpResponse]] = {
    "naam": _name,
    "bereiken": _reach,
    "controle": _check,
    "klaar": _done,
}
