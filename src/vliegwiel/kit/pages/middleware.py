# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which language a page is in: the first part of the path (/en/agenda/), or the library's first language without it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from vliegwiel.kit.pages import frame

_NEVER_IN_A_LANGUAGE = ("/static/", "/healthz")


class LanguageMiddleware:
    """Takes the language off the path and makes it the script prefix, so that reverse() stays in the language.

    Must stand before CommonMiddleware. An unknown first part is left alone and ends as a 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers in the language of the path; an address with the first language in it moves to the one without."""
        if request.path_info.startswith(_NEVER_IN_A_LANGUAGE):
            return self.get_response(request)
        library = frame.identity()
        root = get_script_prefix()
        request.root_prefix = root  # type: ignore[attr-defined]
        request.library = library  # type: ignore[attr-defined]
        code, separator, rest = request.path_info.lstrip("/").partition("/")
        if code not in library.languages:
            return self._answer(request, library.first_language)
        if code == library.first_language or not separator:
            wanted = root + rest if code == library.first_language else f"{root}{code}/"
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(wanted + (f"?{query}" if query else ""))
        request.path_info = "/" + rest
        set_script_prefix(f"{root}{code}/")
        try:
            return self._answer(request, code)
        finally:
            set_script_prefix(root)

    def _answer(self, request: HttpRequest, code: str) -> HttpResponse:
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response
