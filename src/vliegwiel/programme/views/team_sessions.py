# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates for makers: one more, many by a rule, change one, cancel one. Who will hear it is said before it is done."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import errors
from vliegwiel.kit import forms as kit_forms
from vliegwiel.kit.pages import public as pages
from vliegwiel.programme import access
from vliegwiel.programme.actions import sessions
from vliegwiel.programme.forms.session import CancelForm, RuleForm, SessionForm, left_out_days
from vliegwiel.programme.models import Session
from vliegwiel.programme.queries import concerned, pool_counts, pools_of

_EDIT = accounts.Permission.SESSION_EDIT
_TOLD_KINDS = ("session_cancelled", "session_changed")


@accounts.staff_page(_EDIT)
def session_new(request: HttpRequest, offering: UUID) -> HttpResponse:
    """One more date."""
    found = access.offering_for(accounts.staff_of(request), offering, to=_EDIT)
    form = SessionForm(request.POST or None, offering=found)
    context = {"form": form, "offering": found}
    if not form.is_bound or not form.is_valid():
        return pages.render(request, "programme/team/session.html", context)
    fields = form.session_fields()
    try:
        sessions.plan(
            offering=found, starts_at=fields.starts_at, ends_at=fields.ends_at, space_id=fields.space_id,
            capacity=fields.capacity, title=fields.title, by=accounts.actor_of(request),
        )  # fmt: skip
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return pages.render(request, "programme/team/session.html", context)
    flash.success(request, _("De datum staat erbij."))
    return redirect("programme:offering-edit", found.id)


@accounts.staff_page(_EDIT)
def sessions_generate(request: HttpRequest, offering: UUID) -> HttpResponse:
    """Many dates by a rule: first shown, with what is left out and why, then made."""
    found = access.offering_for(accounts.staff_of(request), offering, to=_EDIT)
    form = RuleForm(request.POST or None)
    context: dict[str, object] = {"form": form, "offering": found}
    if not form.is_bound or not form.is_valid():
        return pages.render(request, "programme/team/sessions_rule.html", context)
    shown, kept = (left_out_days(request.POST.getlist(name)) for name in ("getoond", "houd"))
    preview = form.preview(found, shown - kept)
    context |= {"preview": preview, "chosen": sum(day.is_chosen for day in preview)}
    if request.POST.get("doe") != "maak":
        return pages.render(request, "programme/team/sessions_rule.html", context)
    try:
        made = sessions.generate(offering=found, rule=form.rule(shown - kept), by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return pages.render(request, "programme/team/sessions_rule.html", context)
    flash.success(request, ngettext("%d datum gemaakt.", "%d datums gemaakt.", len(made)) % len(made))
    return redirect("programme:offering-edit", found.id)


def _too_small(session: Session, fields: sessions.SessionFields) -> int:
    """How many have a place, when that is more than the new number of places; else 0."""
    size = fields.capacity if fields.capacity is not None else session.offering.capacity
    if session.offering.is_course or size is None or fields.capacity == session.capacity:
        return 0
    confirmed = sum(count.confirmed for count in pool_counts(pools_of(session.offering, session)).values())
    return confirmed if confirmed > size else 0


def _is_moved(session: Session, fields: sessions.SessionFields) -> bool:
    before = (session.starts_at, session.ends_at, session.space_id)
    return before != (fields.starts_at, fields.ends_at, fields.space_id)


@accounts.staff_page(_EDIT)
def session_edit(request: HttpRequest, session: UUID) -> HttpResponse:
    """Changes one date. When somebody will hear it, or more people have a place than fit, it is asked first."""
    found = access.session_for(accounts.staff_of(request), session, to=_EDIT)
    form = SessionForm(request.POST or None, offering=found.offering, session=found)
    context: dict[str, object] = {"form": form, "offering": found.offering, "session": found}
    if not form.is_bound or request.POST.get("doe") == "terug" or not form.is_valid():
        return pages.render(request, "programme/team/session.html", context)
    fields = form.session_fields()
    told = concerned.will_hear(found) if _is_moved(found, fields) else []
    too_small = _too_small(found, fields)
    if (told or too_small) and request.POST.get("doe") != "ja":
        context |= {"told": told, "total": sum(one.people for one in told), "too_small": too_small, "fields": fields}
        return pages.render(request, "programme/team/session_confirm.html", context)
    try:
        sessions.change(session=found, fields=fields, by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return pages.render(request, "programme/team/session.html", context)
    flash.success(request, _("Bewaard."))
    return redirect("programme:session-told" if told else "programme:offering-edit", found.id if told else found.offering_id)


@accounts.staff_page(_EDIT)
def session_cancel(request: HttpRequest, session: UUID) -> HttpResponse:
    """Says who will hear it and how, asks why, then cancels."""
    found = access.session_for(accounts.staff_of(request), session, to=_EDIT)
    if found.is_cancelled:
        return redirect("programme:session-told", found.id)
    form = CancelForm(request.POST or None)
    told = concerned.will_hear(found)
    context = {"form": form, "session": found, "offering": found.offering, "told": told, "total": sum(one.people for one in told)}
    if not form.is_bound or not form.is_valid():
        return pages.render(request, "programme/team/session_cancel.html", context)
    try:
        sessions.cancel(session=found, reason=form.cleaned_data["reason"], by=accounts.actor_of(request))
    except errors.ActionRefused as refused:
        kit_forms.add_refusal(form, refused)
        return pages.render(request, "programme/team/session_cancel.html", context)
    flash.success(request, _("Afgezegd. Iedereen krijgt bericht."))
    return redirect("programme:session-told", found.id)


@accounts.staff_page(_EDIT)
def session_told(request: HttpRequest, session: UUID) -> HttpResponse:
    """Who was not reached yet after a date was cancelled or changed."""
    found = access.session_for(accounts.staff_of(request), session, to=_EDIT)
    news = concerned.news(found, _TOLD_KINDS)
    people = [one.person.id for one in news.missing]
    accounts.log_access(request, subjects=people, activity="aanmelden", branch=found.offering.branch.code)
    context = {"session": found, "offering": found.offering, "missing": news.missing, "reached": news.reached}
    return pages.render(request, "programme/team/session_told.html", context)
