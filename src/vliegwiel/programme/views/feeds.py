# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars to follow: the whole agenda with its filters, a branch, a theme, one activity. iCalendar (RFC 5545, RFC 7986)."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme import access, calendar
from vliegwiel.programme.forms.agenda import FilterForm
from vliegwiel.programme.models import Session
from vliegwiel.programme.queries import agenda
from vliegwiel.programme.queries.agenda import Filters

MOST = 1000


@pages.cached_page
def whole(request: HttpRequest) -> HttpResponse:
    """Everything, or what the filters of the agenda leave."""
    form = FilterForm(request.GET)
    form.is_valid()
    return _feed(request, places.library().name, agenda.feed(form.filters(), clock.now()))


@pages.cached_page
def branch(request: HttpRequest, code: str) -> HttpResponse:
    """What is on at one branch. Raises Http404."""
    found = places.branch(code)
    if found is None:
        raise Http404
    return _feed(request, str(found.name), agenda.feed(Filters(branch=code), clock.now()))


@pages.cached_page
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """What is on about one theme. Raises Http404."""
    found = labels.label(f"thema:{slug}")
    if found is None:
        raise Http404
    return _feed(request, str(found.name), agenda.feed(Filters(labels=(found.code,)), clock.now()))


@pages.cached_page
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates of one activity. Raises Http404."""
    found = access.public_activity(slug)
    return _feed(request, str(found.title), agenda.feed(Filters(), clock.now()).filter(offering__activity=found))


def _feed(request: HttpRequest, name: str, sessions: Iterable[Session]) -> HttpResponse:
    rows = agenda.rows(list(sessions)[:MOST], clock.now())

    def address(slug: str) -> str:
        return request.build_absolute_uri(reverse("programme:activity", args=[slug]))

    response = HttpResponse(calendar.written(name, rows, address), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response
