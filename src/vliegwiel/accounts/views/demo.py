# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stepping in as a made-up colleague. Only in demo mode; elsewhere this page does not exist."""

from django.conf import settings
from django.contrib import auth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from vliegwiel.accounts import queries, sign_in
from vliegwiel.accounts.actions import demo as actions
from vliegwiel.accounts.models import Role, User
from vliegwiel.kit import actors
from vliegwiel.kit.pages import public as pages
from vliegwiel.places import public as places


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """One button for each made-up colleague."""
    if not sign_in.is_demo():
        raise Http404
    if request.method == "POST":
        return _step_in(request)
    people = queries.synthetic_users()
    names = {branch.code: str(branch.name) for branch in places.branches()}
    rows = [{"user": user, "posts": [_post(post, names) for post in queries.staff_of_prefetched(user).posts]} for user in people]
    missing = len(actions.COLLEAGUES) - len(people)
    return pages.render(request, "accounts/demo.html", {"rows": rows, "missing": missing})


def _post(post: queries.Post, names: dict[str, str]) -> str:
    label = str(Role(post.role).label)
    return f"{label}, {names.get(post.branch_code, '')}" if post.branch_code else label


def _step_in(request: HttpRequest) -> HttpResponse:
    """Signs in as a made-up colleague; never as a real one. Makes them first when they are not there."""
    if request.POST.get("step") == "maak":
        actions.make_demo_staff(by=actors.Actor("demo"))
        return redirect("demo")
    user = User.objects.filter(email=request.POST.get("email", "")[:254], is_synthetic=True, is_active=True).first()
    if user is None:
        raise Http404
    auth.logout(request)
    auth.login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
