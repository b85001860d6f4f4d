# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a view answers: one call to render a template, one to cut a list into pages."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as django_render

Item = TypeVar("Item")


def render(
    request: HttpRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page as a response; the frame (name, menu, languages, phone) is added by the context processor."""
    return django_render(request, template, dict(context or {}), status=status)


def paginate(request: HttpRequest, items: "Sequence[Item] | QuerySet[Item]", per_page: int = 30) -> "Page[Item]":
    """The page that ?pagina= asks for: the first when it is no number, the last when it lies behind the end."""
    return Paginator(items, per_page).get_page(request.GET.get("pagina", "1"))
