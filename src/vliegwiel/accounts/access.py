# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open what. Asked once, here: absent and forbidden look the same, and no user means no."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from vliegwiel.accounts import queries, sign_in
from vliegwiel.accounts.actions import access_log
from vliegwiel.accounts.models import Permission, User, Verb
from vliegwiel.kit import actors

Route = ParamSpec("Route")
View = Callable[Concatenate[HttpRequest, Route], HttpResponse]


def user_of(request: HttpRequest) -> User | None:
    """The signed-in account, or None."""
    user = getattr(request, "user", None)
    return user if isinstance(user, User) and user.is_active else None


def staff_of(request: HttpRequest) -> queries.Staff | None:
    """The signed-in colleague with her roles, or None. Asked from the database once a request."""
    user = user_of(request)
    if user is None:
        return None
    known = getattr(request, "_staff", None)
    if not isinstance(known, queries.Staff) or known.id != user.id:
        known = queries.staff(user)
        request._staff = known  # type: ignore[attr-defined]
    return known


def actor_of(request: HttpRequest) -> actors.Actor:
    """Who acts in this request: a colleague, a volunteer, or a resident without an account."""
    staff = staff_of(request)
    if staff is None:
        return actors.RESIDENT
    return actors.Actor("volunteer" if staff.is_only_volunteer else "staff", staff.id)


def may(request: HttpRequest, permission: Permission, branch_code: str | None = None) -> bool:
    """Whether the one who asks has a permission at a branch; without a branch, anywhere."""
    return queries.may(staff_of(request), permission, branch_code)


def demand(request: HttpRequest, permission: Permission, branch_code: str | None = None) -> None:
    """Raises Http404, after a line in the access log, when the one who asks has no such permission there."""
    if not may(request, permission, branch_code):
        log_refusal(request, branch=branch_code or "")
        raise Http404


def log_refusal(request: HttpRequest, *, branch: str = "") -> None:
    """A line for what was asked and is not allowed."""
    access_log.refused(name=_name(request), branch=branch[:40], trace=_trace(request), by=actor_of(request))


def log_access(
    request: HttpRequest,
    *,
    subjects: Iterable[UUID | None],
    activity: str,
    subject_kind: str = "people:person",
    branch: str = "",
    exported: bool = False,
) -> None:
    """A line for each person whose data this page shows or hands out. Cost: one insert."""
    access_log.looked(
        subjects=[subject for subject in subjects if subject],
        subject_kind=subject_kind,
        activity=activity,
        name=_name(request),
        branch=branch,
        verb=Verb.EXPORTED if exported else Verb.LOOKED,
        trace=_trace(request),
        by=actor_of(request),
    )


def staff_page(permission: Permission, *, branch_in: str | None = None) -> Callable[[View[Route]], View[Route]]:
    """Makes a view a page of the team. `branch_in` names the part of the address that holds a branch code.

    Nobody: the sign-in page. No permission, or not at that branch: the 404 of what does not exist, and a line in the
    access log. Outside the demo: first a second step, and a fresh one where data leaves or rights change.
    """

    def decorated(view: View[Route]) -> View[Route]:
        @wraps(view)
        def page(request: HttpRequest, /, *args: Route.args, **kwargs: Route.kwargs) -> HttpResponse:
            user = user_of(request)
            if user is None:
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            demand(request, permission, str(kwargs[branch_in]) if branch_in else None)
            duty = sign_in.duty(request, user, permission)
            response = duty() if duty else view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        page.staff_permission = permission  # type: ignore[attr-defined]
        return page

    return decorated


def _name(request: HttpRequest) -> str:
    """The name of the route that was asked, never the address: that holds ids."""
    return (request.resolver_match.view_name if request.resolver_match else "")[:120] or "unknown"


def _trace(request: HttpRequest) -> tuple[str, str]:
    """Trace and operation of W3C Trace Context, when the request carried them."""
    parts = request.headers.get("traceparent", "").split("-")
    if len(parts) == 4 and len(parts[1]) == 32 and len(parts[2]) == 16 and (parts[1] + parts[2]).isalnum():
        return parts[1], parts[2]
    return "", ""
