# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What we keep of you, and how accessible this website is."""

from django.http import HttpRequest, HttpResponse

from vliegwiel.kit import privacy as register
from vliegwiel.kit.pages import public as pages


@pages.cached_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Straight from the processing register: what, why, on what ground, how long."""
    return pages.render(request, "site/privacy.html", {"activities": list(register.ACTIVITIES.values())})


@pages.cached_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far we are, what is not right yet, and how to tell us."""
    return pages.render(request, "site/accessibility.html")
