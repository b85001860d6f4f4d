# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the event record with Django."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The event record."""

    name = "vliegwiel.kit.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"
