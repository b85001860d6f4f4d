# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda: everything that is coming, a day at a time, with filters that work without a script."""

from django.http import HttpRequest, HttpResponse

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.programme.forms.agenda import FilterForm
from vliegwiel.programme.queries import agenda
from vliegwiel.programme.views import lines

PER_PAGE = 30


@pages.cached_page
def show(request: HttpRequest) -> HttpResponse:
    """What is coming, filtered. htmx asks for the part with form and list only. At most 12 queries."""
    form = FilterForm(request.GET)
    form.is_valid()
    now = clock.now()
    page = pages.paginate(request, agenda.coming(form.filters(), now), per_page=PER_PAGE)
    chips = list(form.chips())
    is_part = request.headers.get("HX-Request") == "true"
    context = {
        "form": form,
        "page": page,
        "days": lines.by_day(agenda.rows(page.object_list, now)),
        "chips": chips,
        "is_open": bool(form.errors),
        "calendar_query": request.GET.urlencode(),
    }
    return pages.render(request, "programme/agenda.html#found" if is_part else "programme/agenda.html", context)
