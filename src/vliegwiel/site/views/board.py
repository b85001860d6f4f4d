# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Today at a branch, for the team: who is there, what is on, what is to be done. And the way in under /team/."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.messages import public as messages
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme

_SEE = accounts.Permission.BOARD_SEE
_LAST = "vestiging"


def _boards(staff: accounts.Staff | None) -> list[places.BranchInfo]:
    """The branches whose board she may see."""
    codes = accounts.branch_codes(staff, _SEE)
    return [info for info in places.branches() if codes is None or info.code in codes]


def home(request: HttpRequest) -> HttpResponse:
    """Sends a colleague to the board she saw last, else to that of her branch; who has none to the figures, or to a page that says so."""
    staff = accounts.staff_of(request)
    if staff is None:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    boards = _boards(staff)
    last = [info for info in boards if info.code == request.COOKIES.get(_LAST)]
    own = [info for info in boards if any(post.branch_code == info.code for post in staff.posts)]
    for info in [*last, *own, *boards]:
        return redirect("site:board", info.code)
    if accounts.may(staff, accounts.Permission.FIGURES_SEE):
        return redirect("site:figures")
    return pages.render(request, "site/team.html")


def _called(here: places.BranchInfo) -> str:
    """What a branch is called by those who work there: its village, as long as it is the only one there."""
    alone = [info for info in places.branches() if info.kern_code == here.kern_code] == [here]
    return here.kern_name if alone else str(here.name)


def _todo(staff: accounts.Staff | None, branch: str) -> dict[str, int]:
    """What waits for a person at this branch, as far as she may do it: calls, letters and notes."""
    needed = {
        "calls": accounts.Permission.CALLS_WORK,
        "letters": accounts.Permission.LETTERS_PRINT,
        "notes": accounts.Permission.NOTES_TELL,
    }
    counts = messages.open_counts(frozenset({branch}))
    return {name: counts[name] for name, permission in needed.items() if accounts.may(staff, permission, branch)}


@accounts.staff_page(_SEE, branch_in="branch")
def board(request: HttpRequest, branch: str) -> HttpResponse:
    """Today at one branch."""
    here = places.branch(branch)
    if here is None:
        raise Http404
    staff, moment = accounts.staff_of(request), clock.now()
    context = {
        "branch": here,
        "name": _called(here),
        "boards": [(info.code, _called(info)) for info in _boards(staff)],
        "now": places.opening_now(here.id, moment),
        "moment": moment,
        "lines": programme.day(here.id, moment),
        "todo": _todo(staff, branch),
        "may_sign_up": accounts.may(staff, accounts.Permission.REGISTRATION_EDIT, branch),
        "may_see_signups": accounts.may(staff, accounts.Permission.REGISTRATION_SEE, branch),
        "may_mark": accounts.may(staff, accounts.Permission.ATTENDANCE_MARK, branch),
        "assumed": [space for space in places.spaces(here.id) if space.assumed],
    }
    response = pages.render(request, "site/board.html", context)
    response.set_cookie(_LAST, branch, max_age=365 * 86400, httponly=True, samesite="Lax", secure=request.is_secure())
    return response
