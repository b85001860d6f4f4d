# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search box: activities, branches, needs and pages by plain words. Nothing of the question is kept."""

from django.http import HttpRequest, HttpResponse

from vliegwiel.kit.pages import public as pages
from vliegwiel.site import finder, tiles

_LONGEST = 200


def show(request: HttpRequest) -> HttpResponse:
    """Not cached: a question may hold something about a person, and is forgotten with the answer."""
    question = request.GET.get("vraag", "").strip()[:_LONGEST]
    context = {"question": question, "hits": finder.find(question) if question else [], "needs": tiles.needs()}
    return pages.render(request, "site/search.html", context)
