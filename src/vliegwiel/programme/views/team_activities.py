# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Activities for makers: the list, the editor, a look through a resident's eyes, publish, copy, take out."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, errors
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.events import public as events
from vliegwiel.kit.pages import public as pages
from vliegwiel.programme import access
from vliegwiel.programme.actions import activities, stale
from vliegwiel.programme.events import ActivityChanged
from vliegwiel.programme.forms.activity import ActivityFilterForm, ActivityForm
from vliegwiel.programme.models import Activity
from vliegwiel.programme.queries import team
from vliegwiel.programme.views import activity as seen

_EDIT = accounts.Permission.ACTIVITY_EDIT


@accounts.staff_page(_EDIT)
def activity_list(request: HttpRequest) -> HttpResponse:
    """Everything that is or was offered, with filters."""
    form = ActivityFilterForm(request.GET)
    wanted = form.wanted()
    staff = accounts.staff_of(request)
    if staff and form.cleaned_data.get("mijn"):
        mine = events.touched_by(staff.id, tag=ActivityChanged.TAG, ref_name="activity")
        wanted = replace(wanted, only=frozenset(mine))
    page = pages.paginate(request, team.activities(wanted))
    lines = team.activity_lines(page.object_list, clock.now())
    return pages.render(request, "programme/team/activities.html", {"form": form, "page": page, "lines": lines})


def _editor(request: HttpRequest, form: ActivityForm, activity: Activity | None, **more: object) -> HttpResponse:
    branches = accounts.branch_codes(accounts.staff_of(request), accounts.Permission.SESSION_EDIT)
    offerings = team.offerings_of(activity, branches, clock.now()) if activity else []
    context = {"form": form, "activity": activity, "offerings": offerings, "groups": form.groups(), "texts": form.texts(), **more}
    if request.headers.get("HX-Request"):
        return pages.render(request, "programme/team/activity_editor.html#labels", context)
    return pages.render(request, "programme/team/activity_editor.html", context)


@accounts.staff_page(_EDIT)
def activity_new(request: HttpRequest) -> HttpResponse:
    """An empty editor; the labels follow the chosen type until they are corrected."""
    form = ActivityForm(request.POST or None)
    if request.POST.get("doe") == "labels":
        form.take_suggested()
        return _editor(request, form.without_errors(), None)
    if not form.is_bound or not form.is_valid():
        return _editor(request, form, None)
    try:
        made = activities.create(fields=form.activity_fields(), by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return _editor(request, form, None)
    flash.success(request, _("Bewaard als concept. Bezoekers zien het nog niet."))
    return redirect("programme:activity-edit", made.id)


@accounts.staff_page(_EDIT)
def activity_edit(request: HttpRequest, activity: UUID) -> HttpResponse:
    """The editor with what there is; when a colleague saved meanwhile, both versions stay in sight."""
    found = access.activity_for(accounts.staff_of(request), activity, to=_EDIT)
    form = ActivityForm(request.POST or None, activity=found)
    if request.POST.get("doe") == "labels":
        form.take_suggested()
        return _editor(request, form.without_errors(), found)
    if not form.is_bound or not form.is_valid():
        return _editor(request, form, found)
    version = form.cleaned_data["version"] or 0
    try:
        activities.change(activity=found, fields=form.activity_fields(), version=version, by=accounts.actor_of(request))
    except stale.ChangedMeanwhile as refused:
        kit_forms.add_refusal(form, refused)
        return _editor(request, form.as_of(found), found, differences=form.differences(found))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return _editor(request, form, found)
    flash.success(request, _("Bewaard."))
    return redirect("programme:activity-edit", found.id)


@accounts.staff_page(_EDIT)
def activity_preview(request: HttpRequest, activity: UUID) -> HttpResponse:
    """What a resident sees, or will see once it is published. Only for the team."""
    found = access.activity_for(accounts.staff_of(request), activity, to=_EDIT)
    context = seen.shown(request, found, team.as_seen(found, clock.now()))
    return pages.render(request, "programme/team/activity_preview.html", context)


@require_POST
@accounts.staff_page(_EDIT)
def activity_publish(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Shows it to the public."""
    found = access.activity_for(accounts.staff_of(request), activity, to=_EDIT)
    try:
        activities.publish(activity=found, by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        flash.error(request, str(refused))
    else:
        flash.success(request, _("Gepubliceerd. Bezoekers zien het nu in de agenda."))
    return redirect("programme:activity-edit", found.id)


@require_POST
@accounts.staff_page(_EDIT)
def activity_copy(request: HttpRequest, activity: UUID) -> HttpResponse:
    """A draft with the same texts, labels and runs."""
    found = access.activity_for(accounts.staff_of(request), activity, to=_EDIT)
    made = activities.copy(activity=found, by=accounts.actor_of(request))
    flash.success(request, _("Dit is de kopie: een concept met dezelfde teksten, zonder datums."))
    return redirect("programme:activity-edit", made.id)


@accounts.staff_page(_EDIT)
def activity_take_out(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Asks first: residents no longer find it, dates that are planned stay."""
    found = access.activity_for(accounts.staff_of(request), activity, to=_EDIT)
    if request.method == "POST":
        activities.take_out(activity=found, by=accounts.actor_of(request))
        flash.success(request, _("Uit het aanbod gehaald. Bezoekers zien het niet meer."))
        return redirect(reverse("programme:activities"))
    lines = team.offerings_of(found, None, clock.now())
    coming = [line for line in lines if line.coming]
    return pages.render(request, "programme/team/activity_take_out.html", {"activity": found, "coming": coming})
