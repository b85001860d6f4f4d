# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the module with Django and lets it hear what it reacts to."""

from importlib import import_module

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The outbox."""

    name = "vliegwiel.messages"
    label = "messages"

    def ready(self) -> None:
        """Wires menu and due work, once all models are there."""
        import_module("vliegwiel.messages.tasks")
        import_module("vliegwiel.messages.handlers")
