# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small texts for machines: what to index, which pages there are, where to report a leak."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.site import offer, tiles

_PAGES = ("site:home", "programme:agenda", "site:branches", "site:about", "site:promise", "site:privacy", "site:accessibility")
_VALID = timedelta(days=180)


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed, except made-up data."""
    rule = "Disallow: /" if places.library().synthetic else "Disallow: /team/\nDisallow: /zoeken/"
    sitemap_url = request.build_absolute_uri(reverse("site:sitemap"))
    return HttpResponse(f"User-agent: *\n{rule}\nSitemap: {sitemap_url}\n", content_type="text/plain; charset=utf-8")


@pages.cached_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The addresses of all public pages."""
    addresses = [reverse(name) for name in _PAGES]
    addresses += [reverse("site:need", args=[need.slug]) for need in tiles.needs()]
    addresses += [reverse("site:branch", args=[branch.code]) for branch in places.branches()]
    addresses += [offer.address(entry.slug) for entry in programme.search_entries()]
    lines = "".join(f"<url><loc>{request.build_absolute_uri(address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return HttpResponse(f"{head}{lines}</urlset>\n", content_type="application/xml; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:
    """Where to report a leak (RFC 9116); valid for half a year from the first of this month."""
    library = places.library()
    first = clock.today().replace(day=1)
    expires = timezone.make_aware(datetime.combine(first + _VALID, time())).isoformat()
    lines = [f"Contact: mailto:{library.email}"] if library.email else []
    lines += [f"Expires: {expires}", f"Preferred-Languages: {', '.join(library.languages)}"]
    lines += [f"Canonical: {request.build_absolute_uri()}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
