# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole pages kept in memory until something is recorded. Only for pages that are the same for everyone."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language

from vliegwiel.kit import clock, snapshot

Route = ParamSpec("Route")
View = Callable[Concatenate[HttpRequest, Route], HttpResponse]

_LARGEST = 500


@dataclass(frozen=True)
class _Stored:
    content: bytes
    content_type: str
    tag: str


class _Shelf:
    """The pages made since the newest event. When another event comes, a new shelf takes its place."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[object, ...], _Stored] = OrderedDict()
        self._lock = Lock()

    def find(self, key: tuple[object, ...]) -> _Stored | None:
        """The page under this key."""
        with self._lock:
            found = self._pages.get(key)
            if found:
                self._pages.move_to_end(key)
            return found

    def keep(self, key: tuple[object, ...], page: _Stored) -> None:
        """Puts a page away; the one that was asked longest ago makes room."""
        with self._lock:
            self._pages[key] = page
            if len(self._pages) > _LARGEST:
                self._pages.popitem(last=False)


_SHELVES = snapshot.Snapshot(_Shelf, modules=())


def _may_be_shared(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    private = request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or response.cookies or response.streaming
    return response.status_code == 200 and not private and not hasattr(response, "render")


def _answer(request: HttpRequest, page: _Stored) -> HttpResponse:
    if request.headers.get("If-None-Match") == page.tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(page.content, content_type=page.content_type)
    response.headers["ETag"] = page.tag
    response.headers["Cache-Control"] = "no-cache"
    return response


def cached_page(view: View[Route]) -> View[Route]:
    """Keeps the page by host, language, path and query until an event is recorded or the minute is over.

    Never stale: the newest event is asked at every request (one query). A visitor with a session, another method
    than GET, a page that holds a CSRF token, sets a cookie or is not a plain 200 passes by the memory.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Route.args, **kwargs: Route.kwargs) -> HttpResponse:
        if not _may_be_shared(request):
            return view(request, *args, **kwargs)
        # The shelf is taken before the page is made: what was made with older data lands on a shelf nobody asks again.
        shelf = _SHELVES.get()
        minute = int(clock.now().timestamp()) // 60
        part = "part" if request.headers.get("HX-Request") else "whole"
        key = (minute, request.get_host(), get_language(), request.get_full_path(), part)
        stored = shelf.find(key)
        if stored is None:
            response = view(request, *args, **kwargs)
            if not _may_be_kept(request, response):
                return response
            tag = f'"{hashlib.sha256(response.content).hexdigest()[:20]}"'
            stored = _Stored(response.content, response.headers["Content-Type"], tag)
            shelf.keep(key, stored)
        return _answer(request, stored)

    return answer
