# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page per everyday need: what the library does about it, and whom to ask."""

from django.http import Http404, HttpRequest, HttpResponse

from vliegwiel.kit.pages import public as pages
from vliegwiel.programme import public as programme
from vliegwiel.site import finder, tiles


@pages.cached_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The activities that carry one of the need's life domains, soonest first. Three queries beside the position."""
    need = tiles.need(slug)
    if need is None:
        raise Http404
    wanted = {need.label.code, *(label.code for label in need.domains)}
    hits = [finder.activity_hit(entry) for entry in programme.search_entries() if wanted & set(entry.labels)]
    others = [other for other in tiles.needs() if other.slug != slug]
    context = {"need": need, "hits": finder.soonest_first(hits), "others": others}
    return pages.render(request, "site/need.html", context)
