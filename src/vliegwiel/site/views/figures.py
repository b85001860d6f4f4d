# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures that stand in the library's folder or follow from it, for the team and the municipality. No person is in them."""

from django.http import HttpRequest, HttpResponse

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places


@accounts.staff_page(accounts.Permission.FIGURES_SEE)
def show(request: HttpRequest) -> HttpResponse:
    """Hours with staff per branch, inhabitants with year and source, the municipality's goals with their period. From memory."""
    today = clock.today()
    context = {
        "hours": [
            (branch, places.staffed_hours_per_week(branch.id, today), places.branch_class(branch.id, today).label)
            for branch in places.branches()
        ],
        "municipality": places.library().municipality,
        "whole": places.population(),
        "kernen": [(kern, places.population(kern.code)) for kern in places.kernen()],
        "goals": [(goal, goal.is_past(today)) for goal in labels.all_of_facet("gemeentedoel")],
    }
    return pages.render(request, "site/figures.html", context)
