# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the library stands for: the vision as a living page, and the promise with what shows it."""

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.site import wheel


@pages.cached_page
def vision(request: HttpRequest) -> HttpResponse:
    """Mission, vision with its period, ambitions with their themes, how they strengthen each other, life domains, challenges, villages."""
    today = clock.today()
    current = labels.current_vision(today)
    themes = {group.parent.code: group.labels for group in labels.choice_tree("thema") if group.parent}
    ambitions = labels.labels_of_facet("ambitie")
    bonds = wheel.bonds(ambitions, labels.links("versterkt"), labels.links("draagt"))
    context = {
        "vision": current,
        "is_past": bool(current and current.is_past(today)),
        "ambitions": [(ambition, themes.get(ambition.code, [])) for ambition in ambitions],
        "bonds": bonds,
        "wheel": wheel.drawn(bonds),
        "domains": labels.labels_of_facet("leefgebied"),
        "tasks": labels.labels_of_facet("opgave"),
        "kernen": places.kernen(),
    }
    return pages.render(request, "site/about.html", context)


def _address(name: str) -> str:
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


@pages.cached_page
def promise(request: HttpRequest) -> HttpResponse:
    """What the library says it stands for, each with what shows it."""
    promises = [(given, _address(given.shown_url_name)) for given in labels.promises()]
    return pages.render(request, "site/promise.html", {"promises": promises})
