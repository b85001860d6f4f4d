# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a view answers: one call to render a template, one to cut a list into pages."""

from collections.abc import Mapping, Sequence
from typing import TypeVar, overload

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as django_render

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


def render(request: HttpRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200) -> HttpResponse:
    """The page as a response; the frame (name, menu, languages, phone) is added by the context processor."""
    return django_render(request, template, dict(context or {}), status=status)


@overload
def paginate(request: HttpRequest, items: "QuerySet[Row]", per_page: int = 30) -> "Page[Row]": ...
@overload
def paginate(request: HttpRequest, items: Sequence[Item], per_page: int = 30) -> "Page[Item]": ...
def paginate(request: HttpRequest, items: "Sequence[Item] | QuerySet[Row]", per_page: int = 30) -> "Page[Item] | Page[Row]":
    """The page that ?pagina= asks for: the first when it is no number, the last when it lies behind the end."""
    wanted = request.GET.get("pagina", "1")
    if isinstance(items, QuerySet):
        return Paginator(items, per_page).get_page(wanted)
    return Paginator(items, per_page).get_page(wanted)
