# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page: where can we help you with, what is open and on today, what comes."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.site import offer, tiles

_COMING = 60
_SHOWN = 6


@dataclass(frozen=True)
class Neighbourhood:
    """A branch on the first page: open or not, and the first things to do."""

    branch: places.BranchInfo
    now: places.OpeningNow
    lines: list[offer.Line]


def _neighbourhoods(coming: list[offer.Line]) -> list[Neighbourhood]:
    by_branch: defaultdict[UUID, list[offer.Line]] = defaultdict(list)
    for line in coming:
        by_branch[line.branch_id].append(line)
    states = places.opening_now_everywhere(clock.now())
    found = []
    for branch in places.branches():
        lines = by_branch[branch.id]
        today = [line for line in lines if line.is_today]
        found.append(Neighbourhood(branch, states[branch.id], today[:2] or lines[:1]))
    return found


@pages.cached_page
def show(request: HttpRequest) -> HttpResponse:
    """Two queries beside the position."""
    coming = offer.coming(_COMING)
    context = {
        "needs": tiles.needs(),
        "neighbourhoods": _neighbourhoods(coming),
        "coming": coming[:_SHOWN],
        "tagline": places.library().tagline,
        "ambitions": labels.labels_of_facet("ambitie"),
    }
    return pages.render(request, "site/home.html", context)
