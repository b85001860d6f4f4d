# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda: everything that is coming, a day at a time, with filters that work without a script."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import get_language

from vliegwiel.kit import clock, snapshot
from vliegwiel.kit.pages import public as pages
from vliegwiel.programme.forms.agenda import Chip, FilterForm
from vliegwiel.programme.queries import agenda
from vliegwiel.programme.views import lines

PER_PAGE = 30


@dataclass(frozen=True)
class _Asked:
    """What somebody looks for, read and drawn."""

    filters: agenda.Filters
    chips: tuple[Chip, ...]
    panel: str


@snapshot.remembered(200)
def _read(query: str, language: str, today: date, position: int) -> _Asked:  # noqa: ARG001  (all that the form depends on)
    """The filters of a query string. Kept while labels and places are as they are, since most people ask for the same."""
    form = FilterForm(QueryDict(query))
    form.is_valid()
    panel = render_to_string("programme/parts/filters.html", {"form": form, "is_open": bool(form.errors)})
    return _Asked(form.filters(), tuple(form.chips()), panel)


def _asked(request: HttpRequest) -> _Asked:
    query = request.GET.copy()
    for name in set(query) - set(FilterForm.base_fields):
        del query[name]
    return _read(query.urlencode(), get_language() or "", clock.today(), snapshot.position(("labels", "places")))


@pages.cached_page
def show(request: HttpRequest) -> HttpResponse:
    """What is coming, filtered. htmx asks for the part with form and list only. At most 12 queries."""
    asked = _asked(request)
    now = clock.now()
    page = pages.paginate(request, agenda.listed(asked.filters, now), per_page=PER_PAGE)
    is_part = request.headers.get("HX-Request") == "true"
    context = {
        "panel": asked.panel,
        "page": page,
        "days": lines.by_day(agenda.rows(page.object_list, now)),
        "chips": asked.chips,
        "calendar_query": request.GET.urlencode(),
    }
    return pages.render(request, "programme/agenda.html#found" if is_part else "programme/agenda.html", context)
