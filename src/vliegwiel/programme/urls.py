# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the programme: what residents open, and what the team opens under /team/."""

from django.urls import URLPattern

app_name = "programme"

public: list[URLPattern] = []
team: list[URLPattern] = []

urlpatterns = [*public, *team]
