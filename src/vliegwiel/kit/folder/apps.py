# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the memory of the folder with Django."""

from django.apps import AppConfig


class FolderConfig(AppConfig):
    """What the folder said at the last load."""

    name = "vliegwiel.kit.folder"
    label = "folder"
