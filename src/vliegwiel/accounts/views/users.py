# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colleagues and their roles, for the administrator."""

from uuid import UUID

from django.contrib import messages as sentences
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vliegwiel.accounts import access, invitations, queries
from vliegwiel.accounts.actions import roles, users
from vliegwiel.accounts.forms import InviteForm, RoleForm
from vliegwiel.accounts.models import Permission, Role, User
from vliegwiel.kit import db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.forms import add_refusal
from vliegwiel.kit.pages import public as pages
from vliegwiel.places import public as places

users_page = access.staff_page(Permission.USERS_EDIT)


@require_safe
@users_page
def index(request: HttpRequest) -> HttpResponse:
    """Everyone with an account."""
    page = pages.paginate(request, queries.users_with_roles().order_by("-is_active", "name", "email"))
    return pages.render(request, "accounts/users.html", {"page": page, "rows": [_row(user) for user in page.object_list]})


def _row(user: User) -> dict[str, object]:
    names = {branch.code: str(branch.name) for branch in places.branches()}
    posts = [
        {"id": one.id, "role": Role(one.role).label, "branch": names.get(one.branch.code, "") if one.branch else ""}
        for one in user.bindings.all()
    ]
    waits = user.is_active and not user.has_usable_password() and not user.is_synthetic
    return {"user": user, "posts": posts, "waits": waits}


@require_http_methods(["GET", "HEAD", "POST"])
@users_page
def new(request: HttpRequest) -> HttpResponse:
    """Invite a colleague."""
    form = InviteForm(request.POST if request.method == "POST" else None, branches=places.branches())
    if request.method == "POST" and form.is_valid():
        try:
            invited = _invite(request, form)
        except errors.ActionRefused as refused:
            add_refusal(form, refused)
        else:
            return _invited(request, invited)
    return pages.render(request, "accounts/user_new.html", {"form": form}, status=400 if form.errors else 200)


@db.action
def _invite(request: HttpRequest, form: InviteForm) -> users.Invited:
    """Account and first role together, or neither."""
    by = access.actor_of(request)
    invited = users.invite(email=form.cleaned_data["email"], name=form.cleaned_data["name"], by=by)
    _give(invited.user, form, by)
    return invited


def _give(user: User, form: RoleForm, by: Actor) -> None:
    branch = form.chosen_branch()
    identifier, code = (branch.id, branch.code) if branch else (None, "")
    roles.give(user_id=user.id, role=Role(form.cleaned_data["role"]), branch_id=identifier, branch_code=code, by=by)


def _invited(request: HttpRequest, invited: users.Invited) -> HttpResponse:
    """The link, once: it is kept nowhere. It also goes by e-mail."""
    link = request.build_absolute_uri(reverse("invitation", args=[invited.token]))
    context = {"invited": invited.user, "link": link, "is_mailed": invitations.mail(invited.user, link)}
    return pages.render(request, "accounts/user_invited.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@users_page
def show(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One colleague: roles, sessions, account."""
    user = queries.users_with_roles().filter(id=user_id).first()
    if user is None:
        raise Http404
    wants_role = request.POST.get("step") == "geef"
    form = RoleForm(request.POST if wants_role else None, branches=places.branches())
    if request.method == "POST":
        try:
            answer = _step(request, user, form)
        except errors.ActionRefused as refused:
            answer = None
            if form.is_bound:
                add_refusal(form, refused)
            else:
                sentences.warning(request, str(refused))
        if answer:
            return answer
    context = {"form": form, "row": _row(user), "person": user}
    return pages.render(request, "accounts/user.html", context, status=400 if form.errors else 200)


def _step(request: HttpRequest, user: User, form: RoleForm) -> HttpResponse | None:
    """Does what the pressed button says; None when the form was not right."""
    by = access.actor_of(request)
    match request.POST.get("step"):
        case "geef":
            if not form.is_valid():
                return None
            _give(user, form, by)
        case "neem":
            roles.take(user_id=user.id, binding_id=_uuid(request.POST.get("post", "")), by=by)
        case "sluit":
            users.deactivate(user_id=user.id, by=by)
        case "uitloggen":
            users.end_sessions(user_id=user.id, by=by)
        case "opnieuw":
            return _invited(request, users.invite_again(user_id=user.id, by=by))
        case _unknown:
            raise Http404
    sentences.success(request, _("Opgeslagen."))
    return redirect("user", user.id)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
