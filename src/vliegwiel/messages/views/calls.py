# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call list, and the screen for one call."""

from uuid import UUID

from django.contrib import messages as sentences
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, errors, refs
from vliegwiel.kit.pages import public as pages
from vliegwiel.messages import access, queries
from vliegwiel.messages.actions import calls
from vliegwiel.messages.forms import Outcome
from vliegwiel.messages.models import Channel, Message, State
from vliegwiel.places import public as places

calls_page = accounts.staff_page(accounts.Permission.CALLS_WORK)


@require_safe
@calls_page
def index(request: HttpRequest) -> HttpResponse:
    """Who is to be called now."""
    branches = access.branches_for(request, Channel.CALL)
    moment = clock.now()
    page = pages.paginate(request, queries.calls(branches=branches, at=moment))
    rows = list(page.object_list)
    access.log_listed(request, rows)
    held = accounts.staff_named(row.claimed_by for row in rows if row.claimed_at and row.claimed_at > moment - calls.HELD)
    names = {branch.code: branch.name for branch in places.branches()}
    context = {
        "page": page,
        "rows": [
            {
                "call": row,
                "held_by": held.get(row.claimed_by) if row.claimed_by else None,
                "branch": str(names.get(row.branch, "")),
                "try": row.attempts + 1,
            }
            for row in rows
        ],
        "of": calls.CALLS,
        "later": queries.calls_later(branches=branches, at=moment),
        "is_late": [row.id for row in rows if row.is_late(moment)],
    }
    return pages.render(request, "messages/calls.html", context)


@require_POST
@calls_page
def next_one(request: HttpRequest) -> HttpResponse:
    """Opens the next call for the one who asks."""
    return _on_to_the_next(request)


def _on_to_the_next(request: HttpRequest) -> HttpResponse:
    branches = access.branches_for(request, Channel.CALL)
    message_id = calls.take_next(branches=branches, by=accounts.actor_of(request))
    return redirect("messages:call", message_id) if message_id else redirect("messages:calls")


@require_http_methods(["GET", "HEAD", "POST"])
@calls_page
def show(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """One person to call: why, what to say, the number, and how it went."""
    message = access.message_for(request, message_id, Channel.CALL)
    form = Outcome(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _note(request, message, form)
        except errors.ActionRefused as refused:
            sentences.warning(request, str(refused))
            return redirect("messages:calls")
        return _on_to_the_next(request)
    tries = list(message.tries.all())
    may_open = accounts.may(accounts.staff_of(request), accounts.Permission.REGISTRATION_SEE, message.branch)
    context = {
        "call": message,
        "form": form,
        "number": len(tries) + 1,
        "try": message.attempts + 1,
        "of": calls.CALLS,
        "tries": [{"at": one.at, "outcome": one.outcome, "reason": calls.REASONS.get(one.reason, "")} for one in tries],
        "is_open": message.state == State.TO_CALL,
        "about": refs.resolve(message.about) if may_open else None,
        "is_late": message.is_late(clock.now()),
    }
    return pages.render(request, "messages/call.html", context, status=400 if form.is_bound else 200)


def _note(request: HttpRequest, message: Message, form: Outcome) -> None:
    number, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
    by = accounts.actor_of(request)
    match form.cleaned_data["outcome"]:
        case "bereikt":
            changed = calls.reached(message_id=message.id, number=number, by=by)
        case "niet-bereikt":
            changed = calls.missed(message_id=message.id, number=number, reason=reason, by=by)
        case _later:
            changed = calls.later(message_id=message.id, number=number, reason=reason, by=by)
    sentences.success(request, _("Opgeslagen.") if changed else _("Dit was al opgeslagen."))
