# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the module with Django and lets it hear what it reacts to."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, roles and the access log."""

    name = "vliegwiel.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Wires menu, due work and the sign-in record, once all models are there."""
        import_module("vliegwiel.accounts.tasks")
        import_module("vliegwiel.accounts.handlers")
