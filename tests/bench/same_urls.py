# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own addresses and an empty view among them: what a page costs before it does anything, with all our middleware."""

from django.urls import include, path

from tests.bench.plain_urls import empty
from vliegwiel.config import urls

urlpatterns = [path("empty/", empty), path("", include(urls))]
