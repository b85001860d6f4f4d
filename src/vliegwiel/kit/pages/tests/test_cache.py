# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole pages are kept only while they are right, and only when they are the same for everyone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.utils import translation

from vliegwiel.kit import clock
from vliegwiel.kit.pages import cache
from vliegwiel.kit.pages.public import cached_page

pytestmark = pytest.mark.usefixtures("library")
NOON = datetime(2026, 9, 9, 10, 0, tzinfo=UTC)


@pytest.fixture
def counted():
    """A cached view that says how often it was really asked."""
    asked = []

    @cached_page
    def view(request, word="x"):
        asked.append(request.get_full_path())
        return HttpResponse(f"{word} {len(asked)}")

    with clock.at(NOON):
        yield view


def get(path: str = "/", headers: dict[str, str] | None = None) -> HttpRequest:
    return RequestFactory().get(path, headers=headers)


def test_the_second_visitor_gets_the_kept_page(counted):
    assert counted(get()).content == b"x 1"
    assert counted(get()).content == b"x 1"


def test_a_change_shows_at_the_very_next_request(counted, monkeypatch):
    counted(get())
    monkeypatch.setattr("vliegwiel.kit.snapshot.events.latest_position", lambda *_: 8)
    assert counted(get()).content == b"x 2"


def test_the_next_minute_makes_the_page_anew(counted):
    counted(get())
    with clock.at(NOON + timedelta(minutes=1)):
        assert counted(get()).content == b"x 2"


def test_pages_differ_by_path_question_language_host_and_part(counted):
    seen = [counted(get()), counted(get("/?a=1")), counted(get("/b"))]
    with translation.override("en"):
        seen.append(counted(get()))
    seen.append(counted(get(headers={"hx-request": "true"})))
    seen.append(counted(get(headers={"host": "localhost"})))
    assert len({response.content for response in seen}) == len(seen)


def test_a_visitor_with_a_session_passes_by(counted, settings):
    counted(get())
    request = get()
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "abc"
    assert counted(request).content == b"x 2"
    assert counted(get()).content == b"x 1"


def test_a_post_passes_by(counted):
    counted(get())
    assert counted(RequestFactory().post("/")).content == b"x 2"


@pytest.mark.parametrize("spoil", ["csrf", "cookie", "status"])
def test_a_page_for_one_visitor_is_never_kept(spoil):
    asked = []

    @cached_page
    def view(request):
        asked.append(1)
        response = HttpResponse(str(len(asked)), status=404 if spoil == "status" else 200)
        if spoil == "csrf":
            get_token(request)
        if spoil == "cookie":
            response.set_cookie("a", "b")
        return response

    assert [view(get()).content, view(get()).content] == [b"1", b"2"]


def test_a_browser_that_has_the_page_gets_no_second_copy(counted):
    tag = counted(get())["ETag"]
    response = counted(get(headers={"if-none-match": tag}))
    assert response.status_code == 304
    assert response.content == b""


def test_the_memory_has_a_largest_size(counted, monkeypatch):
    monkeypatch.setattr(cache, "_LARGEST", 2)
    for path in ("/a", "/b", "/c"):
        counted(get(path))
    assert counted(get("/c")).content == b"x 3"
    assert counted(get("/a")).content == b"x 4"


def test_a_page_that_was_made_before_a_change_is_not_shown_after_it(monkeypatch):
    asked = []

    @cached_page
    def slow(request):
        asked.append(request)
        if len(asked) == 1:  # something is recorded while the page is being made
            monkeypatch.setattr("vliegwiel.kit.snapshot.events.latest_position", lambda *_: 8)
        return HttpResponse(str(len(asked)))

    assert [slow(get()).content, slow(get()).content, slow(get()).content] == [b"1", b"2", b"2"]
