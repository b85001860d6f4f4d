# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a person, giving her what we keep about her, and forgetting her on request (GDPR articles 15 and 17)."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vliegwiel.accounts import public as accounts
from vliegwiel.kit.pages import public as pages
from vliegwiel.people import access, public
from vliegwiel.people.actions import people as actions
from vliegwiel.people.forms import SearchForm

Permission = accounts.Permission


@require_GET
@accounts.staff_page(Permission.PERSON_SEE)
def search(request: HttpRequest) -> HttpResponse:
    """Persons who match, at most twenty; nobody before something was typed."""
    form = SearchForm(request.GET or None)
    text = str(form.cleaned_data["q"]).strip() if form.is_valid() else ""
    found = public.search(text) if text else []
    accounts.log_access(request, subjects=[person.id for person in found], activity="aanmelden")
    return pages.render(request, "people/search.html", {"form": form, "found": found, "asked": text})


@require_GET
@accounts.staff_page(Permission.PERSON_SEE)
def person(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What we keep about one person, and what can be done with it."""
    found = access.person_for(accounts.staff_of(request), identifier, to=Permission.PERSON_SEE)
    accounts.log_access(request, subjects=[found.id], activity="aanmelden")
    staff = accounts.staff_of(request)
    return pages.render(
        request,
        "people/person.html",
        {
            "person": found,
            "sections": actions.sections_of(found.id),
            "may_export": accounts.may(staff, Permission.PERSON_EXPORT),
            "may_erase": accounts.may(staff, Permission.PERSON_ERASE),
        },
    )


@require_GET
@accounts.staff_page(Permission.PERSON_EXPORT)
def export(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Everything we keep about one person, to hand over to her."""
    found = access.person_for(accounts.staff_of(request), identifier, to=Permission.PERSON_EXPORT)
    accounts.log_access(request, subjects=[found.id], activity="aanmelden", exported=True)
    response = JsonResponse(actions.export(person=found), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="gegevens.json"'
    return response


@require_http_methods(["GET", "POST"])
@accounts.staff_page(Permission.PERSON_ERASE)
def erase(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Asks once more, then forgets."""
    found = access.person_for(accounts.staff_of(request), identifier, to=Permission.PERSON_ERASE)
    if request.method == "GET":
        return pages.render(request, "people/erase.html", {"person": found})
    actions.erase(person_id=found.id, ledger_folder=settings.DATA_FOLDER, by=accounts.actor_of(request))
    flashes.success(request, _("De gegevens zijn gewist. Wat we tellen blijft staan, zonder naam."))
    return redirect("people:search")
