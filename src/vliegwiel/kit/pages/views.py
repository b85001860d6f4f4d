# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stylesheet of the library's own colours: the only page of this package that is not an error page."""

from django.http import HttpRequest, HttpResponse

from vliegwiel.kit.pages import frame, theme


def stylesheet(request: HttpRequest) -> HttpResponse:
    """The colours as CSS; colours that the doctor refuses are left out, so that the page stays readable."""
    tokens = frame.identity().theme
    content = "" if theme.examine(tokens) else theme.stylesheet(tokens)
    response = HttpResponse(content, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=86400" if request.GET.get("v") else "no-cache"
    return response
