# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes at the desk: who comes by is told."""

from uuid import UUID

from django.contrib import messages as sentences
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, dutch
from vliegwiel.kit.pages import public as pages
from vliegwiel.messages import access, queries
from vliegwiel.messages.actions import notes
from vliegwiel.messages.models import Channel

notes_page = accounts.staff_page(accounts.Permission.NOTES_TELL)


@require_safe
@notes_page
def index(request: HttpRequest) -> HttpResponse:
    """Everyone who is to be told something, by name; with ?naam= only those whose name holds it."""
    branches = access.branches_for(request, Channel.DESK)
    wanted = request.GET.get("naam", "").strip()[:100]
    found = list(queries.notes(branches=branches, at=clock.now()))
    if wanted:
        found = [note for note in found if dutch.fold(wanted) in dutch.fold(note.name)]
    page = pages.paginate(request, found)
    access.log_listed(request, list(page.object_list))
    return pages.render(request, "messages/notes.html", {"page": page, "wanted": wanted})


@require_POST
@notes_page
def told(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """She was told."""
    message = access.message_for(request, message_id, Channel.DESK)
    changed = notes.told(message_id=message.id, by=accounts.actor_of(request))
    sentences.success(request, _("Opgeslagen.") if changed else _("Dit was al opgeslagen."))
    return redirect("messages:notes")
