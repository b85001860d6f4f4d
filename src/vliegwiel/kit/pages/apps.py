# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the shared pages with Django: templates, static files and template tags."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The shared pages."""

    name = "vliegwiel.kit.pages"
    label = "pages"
