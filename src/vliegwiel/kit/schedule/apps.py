# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the schedule with Django."""

from importlib import import_module

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """Due work."""

    name = "vliegwiel.kit.schedule"
    label = "schedule"

    def ready(self) -> None:
        """Declares the sign of life of the worker."""
        import_module("vliegwiel.kit.schedule.heartbeat")
