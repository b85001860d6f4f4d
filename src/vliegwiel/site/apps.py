# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the public website with Django."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The public website."""

    name = "vliegwiel.site"
    label = "site"

    def ready(self) -> None:
        """Tells the shared pages who the library is and what stands in its menus, once all models are there."""
        import_module("vliegwiel.site.frame")
