# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often somebody may guess a code: ten wrong ones in ten minutes. Kept in the cache by a digest of her address."""

import hashlib
from contextlib import suppress

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MOST = 10
SECONDS = 600


def _key(request: HttpRequest) -> str:
    """The client. Behind our own proxy (https settings) it is the last address that the proxy wrote down."""
    address = request.META.get("REMOTE_ADDR", "")
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    digest = hashlib.sha256(f"{settings.SECRET_KEY}{address}".encode()).hexdigest()[:32]
    return f"programme:tries:{digest}"


def are_used_up(request: HttpRequest) -> bool:
    """Whether she has to wait."""
    return int(cache.get(_key(request), 0)) >= MOST


def note(request: HttpRequest) -> None:
    """One wrong code more."""
    key = _key(request)
    if not cache.add(key, 1, SECONDS):
        with suppress(ValueError):  # it ran out between the two lines
            cache.incr(key)
