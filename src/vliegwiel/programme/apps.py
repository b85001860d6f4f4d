# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the module with Django."""

from importlib import import_module

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Programme."""

    name = "vliegwiel.programme"
    label = "programme"

    def ready(self) -> None:
        """Connects what reacts to lower modules."""
        import_module("vliegwiel.programme.handlers")
