# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the module with Django."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "vliegwiel.people"
    label = "people"

    def ready(self) -> None:
        """Connects what reacts to lower modules."""
        import_module("vliegwiel.people.handlers")
