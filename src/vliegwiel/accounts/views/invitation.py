# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a link of an invitation leads: choose a password."""

from django.contrib import messages as sentences
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vliegwiel.accounts.actions import users
from vliegwiel.accounts.forms import FirstPassword
from vliegwiel.kit import clock, errors
from vliegwiel.kit.forms import add_refusal
from vliegwiel.kit.pages import public as pages


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """A first password for somebody who was invited; the same sentence for a link that is wrong, used or too old."""
    form = FirstPassword(request.POST if request.method == "POST" else None)
    try:
        invitation = users.invitation_of(token, clock.now())
    except users.InvitationOver as refused:
        return pages.render(request, "accounts/invitation_over.html", {"sentence": str(refused)}, status=404)
    if request.method == "POST" and form.is_valid():
        try:
            users.accept(token=token, password=form.cleaned_data["password"])
        except errors.ActionRefused as refused:
            add_refusal(form, refused)
        else:
            sentences.success(request, _("Je wachtwoord is bewaard. Log nu in."))
            return redirect("account_login")
    context = {"form": form, "name": invitation.user.name, "email": invitation.user.email}
    response = pages.render(request, "accounts/invitation.html", context, status=400 if form.errors else 200)
    add_never_cache_headers(response)
    return response
