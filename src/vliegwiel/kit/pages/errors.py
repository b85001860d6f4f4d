# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages for when it goes wrong: each says what happened, what you can do now, and the phone number."""

from django.http import HttpRequest, HttpResponse
from django.template import loader

from vliegwiel.kit.pages.responses import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django passes it by name
    """400: the request makes no sense to us."""
    return render(request, "pages/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django passes it by name
    """403: for a stale form; what someone may not see answers as 404."""
    return render(request, "pages/errors/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django passes it by name
    """403 for a form that stood open too long or came from elsewhere (settings.CSRF_FAILURE_VIEW)."""
    return render(request, "pages/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django passes it by name
    """404: absent and forbidden look the same."""
    return render(request, "pages/errors/404.html", status=404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django passes it by name
    """429: too many attempts in a short time (settings.AXES or allauth rate limits point here)."""
    return render(request, "pages/errors/429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django passes it
    """500: our fault. Touches neither database nor frame, because those may be what is broken."""
    page = loader.get_template("pages/errors/500.html").render({})
    return HttpResponse(page, status=500, content_type="text/html; charset=utf-8")
