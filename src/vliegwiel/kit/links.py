# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole addresses for what leaves the building: e-mail, SMS, letters, feeds, QR codes."""

from django.conf import settings
from django.urls import reverse


def absolute(route: str, **kwargs: object) -> str:
    """The full address of a route. Uses VLIEGWIEL_URL; on a machine without one, localhost."""
    base = settings.BASE_URL or "http://localhost:8000"
    return f"{base}{reverse(route, kwargs=kwargs or None)}"
