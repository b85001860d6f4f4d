# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A run of an activity for makers: where, how one gets in, how many places, and its dates."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, errors
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.pages import public as pages
from vliegwiel.places import public as places
from vliegwiel.programme import access
from vliegwiel.programme.actions import offerings
from vliegwiel.programme.forms.offering import OfferingForm
from vliegwiel.programme.models import Offering
from vliegwiel.programme.queries import team

_EDIT = accounts.Permission.SESSION_EDIT


def plannable_branches(request: HttpRequest) -> list[places.BranchInfo]:
    """The branches where the one who asks may plan."""
    codes = accounts.branch_codes(accounts.staff_of(request), _EDIT)
    return [info for info in places.branches() if codes is None or info.code in codes]


def _overfull(offering: Offering, capacity: int | None) -> str:
    """A warning when more people have a place than there are places."""
    most = max([line.count.confirmed for line in team.dates_of(offering, clock.now()) if not line.is_over], default=0)
    if capacity is None or most <= capacity or not offering.takes_registrations:
        return ""
    sentence = ngettext(
        "Er is al %(people)d persoon aangemeld. Niemand wordt afgemeld.",
        "Er zijn al %(people)d mensen aangemeld. Niemand wordt afgemeld.",
        most,
    )
    return sentence % {"people": most}


@accounts.staff_page(_EDIT)
def offering_new(request: HttpRequest, activity: UUID) -> HttpResponse:
    """An empty run."""
    found = access.activity_for(accounts.staff_of(request), activity, to=_EDIT)
    form = OfferingForm(request.POST or None, branches=plannable_branches(request))
    context = {"form": form, "activity": found}
    if not form.is_bound or request.POST.get("doe") == "ruimtes" or not form.is_valid():
        return pages.render(request, "programme/team/offering.html", context)
    try:
        made = offerings.create(activity=found, fields=form.offering_fields(), by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return pages.render(request, "programme/team/offering.html", context)
    flash.success(request, _("Bewaard. Zet er nu datums bij."))
    return redirect("programme:offering-edit", made.id)


@accounts.staff_page(_EDIT)
def offering_edit(request: HttpRequest, offering: UUID) -> HttpResponse:
    """A run with its dates."""
    found = access.offering_for(accounts.staff_of(request), offering, to=_EDIT)
    form = OfferingForm(request.POST or None, branches=plannable_branches(request), offering=found)
    dates = team.dates_of(found, clock.now())
    context = {"form": form, "activity": found.activity, "offering": found, "dates": dates}
    if not form.is_bound or request.POST.get("doe") == "ruimtes" or not form.is_valid():
        return pages.render(request, "programme/team/offering.html", context)
    try:
        changed = offerings.change(offering=found, fields=form.offering_fields(), by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return pages.render(request, "programme/team/offering.html", context)
    flash.success(request, _("Bewaard."))
    if warning := _overfull(found, changed.capacity):
        flash.warning(request, warning)
    return redirect("programme:offering-edit", found.id)
