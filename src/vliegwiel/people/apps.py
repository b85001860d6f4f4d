# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the module with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "vliegwiel.people"
    label = "people"
