# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""One's own account: name, roles, password, second step; and the page that says how to get an account."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from vliegwiel.accounts import access
from vliegwiel.accounts.models import Role
from vliegwiel.kit.pages import public as pages
from vliegwiel.places import public as places


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What the library knows of the one who is signed in, and what she may change herself."""
    user, staff = access.user_of(request), access.staff_of(request)
    if user is None or staff is None:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    names = {branch.code: str(branch.name) for branch in places.branches()}
    posts = [{"role": Role(post.role).label, "branch": names.get(post.branch_code or "", "")} for post in staff.posts]
    response = pages.render(request, "accounts/own.html", {"person": user, "posts": posts})
    add_never_cache_headers(response)
    return response


@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Accounts come by invitation."""
    return pages.render(request, "accounts/no_sign_up.html")
