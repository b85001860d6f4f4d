# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this module."""

from django.urls import URLPattern, URLResolver

app_name = "messages"
urlpatterns: list[URLPattern | URLResolver] = []
