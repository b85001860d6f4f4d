# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the schedule with Django."""

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """Due work."""

    name = "vliegwiel.kit.schedule"
    label = "schedule"
