# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody sees with the code or the link of her registration: where it stands, how we reach her, giving it up."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vliegwiel.kit import actors, errors
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.pages import errors as error_pages
from vliegwiel.kit.pages import public as pages
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.programme import access
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.forms.signup import CodeForm, ContactForm, contact
from vliegwiel.programme.models import Registration
from vliegwiel.programme.views import standing, tries
from vliegwiel.programme.views.signup import SeeOther, language_choices


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Type your code. A wrong one and one that never was get the same answer, and not too often."""
    if tries.are_used_up(request):
        return error_pages.too_many(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = access.registration_by_code(form.cleaned_data["code"])
        if found:
            return SeeOther(reverse("programme:mine", args=[found.token]))
        tries.note(request)
        form.add_error("code", _("Deze code kennen we niet. Kijk hem nog eens na, of bel ons."))
    return _private(pages.render(request, "programme/mine/code.html", {"form": form}, status=404 if form.errors else 200))


def show(request: HttpRequest, token: str) -> HttpResponse:
    """One registration. Raises Http404 for a link that we did not make."""
    registration = access.registration_by_token(token)
    person = _person(registration)
    context = {
        "token": token,
        "standing": standing.standing(registration),
        "person": person,
        "reach_lines": standing.reach_lines(_reach(person)),
        "deliveries": messages.delivery_states(Ref("programme:registration", registration.id)),
    }
    return _private(pages.render(request, "programme/mine/registration.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Change name, channel or address."""
    registration = access.registration_by_token(token)
    person = _person(registration)
    languages = language_choices()
    initial = {"name": person.name, **ContactForm.typed_from(_reach(person))}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial, languages=languages)
    if form.is_valid():
        try:
            given = contact(form.cleaned_data["name"], form.reach())
            people.change_contact(person_id=person.id, contact=given, by=actors.RESIDENT)
        except errors.ActionRefused as refused:
            kit_forms.add_refusal(form, refused)
        else:
            return SeeOther(reverse("programme:mine", args=[token]))
    context = {"form": form, "token": token, "has_languages": len(languages) > 1}
    return _private(pages.render(request, "programme/mine/change.html", context, status=422 if form.errors else 200))


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether she is sure, then gives up her place or turn. A second time changes nothing."""
    registration = access.registration_by_token(token)
    stands = standing.standing(registration)
    refusal = ""
    if request.method == "POST":
        try:
            registrations.cancel(registration=registration, by=actors.RESIDENT)
        except errors.ActionRefused as refused:
            refusal = str(refused)
        else:
            return SeeOther(reverse("programme:mine", args=[token]))
    elif not stands.can_cancel:
        return SeeOther(reverse("programme:mine", args=[token]))
    context = {"token": token, "standing": stands, "refusal": refusal}
    return _private(pages.render(request, "programme/mine/cancel.html", context, status=409 if refusal else 200))


def _person(registration: Registration) -> people.PersonInfo:
    known = people.person(registration.person_id) if registration.person_id else None
    if known is None:
        raise Http404
    return known


def _reach(person: people.PersonInfo) -> dict[str, str]:
    names = ("channel", "email", "phone", "street", "postcode", "town", "kern", "language")
    return {name: str(getattr(person, name)) for name in names}


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
