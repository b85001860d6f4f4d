# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the library is: all branches, and one with its hours, its rooms and what is on."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.site import linked_data, offer

_WEEK = 7
_AHEAD = 56
_SHOWN = 8


@pages.cached_page
def index(request: HttpRequest) -> HttpResponse:
    """Every branch with whether it is open. No query beside the position."""
    states = places.opening_now_everywhere(clock.now())
    branches = [(branch, states[branch.id]) for branch in places.branches()]
    return pages.render(request, "site/branches.html", {"branches": branches})


@pages.cached_page
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One branch. What is assumed is told to staff only, who pass by the memory. Four queries beside the position."""
    branch = places.branch(code)
    if branch is None:
        raise Http404
    today = clock.today()
    days = places.opening_days(branch.id, today, _AHEAD)
    spaces = [space for space in places.spaces(branch.id) if space.depth == 0]
    later = [day for day in days[_WEEK:] if day.is_exceptional]
    context = {
        "branch": branch,
        "now": places.opening_now(branch.id, clock.now()),
        "week": days[:_WEEK],
        "exceptions": later,
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "access": list(labels.labels_by_code(sorted(branch.access)).values()),
        "spaces": [(space, list(labels.labels_by_code(sorted(space.own_access)).values())) for space in spaces],
        "lines_today": offer.still_today(branch.id),
        "lines": offer.coming_at(branch.kern_code, branch.id, _SHOWN),
        "linked_data": linked_data.branch(branch, days, request.build_absolute_uri(reverse("site:branch", args=[code]))),
        "shows_assumed": branch.assumed and request.user.is_authenticated,
    }
    return pages.render(request, "site/branch.html", context)
