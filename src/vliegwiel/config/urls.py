# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses, by module. Each module's urls.py is its own; this file only says where it hangs."""

from django.urls import include, path

from vliegwiel.config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include("vliegwiel.kit.pages.urls")),
    path("", include("vliegwiel.site.urls")),
    path("", include("vliegwiel.programme.urls")),
    path("team/", include("vliegwiel.people.urls")),
    path("team/", include("vliegwiel.messages.urls")),
    path("team/", include("vliegwiel.accounts.urls")),
]

handler400 = "vliegwiel.kit.pages.errors.bad_request"
handler403 = "vliegwiel.kit.pages.errors.forbidden"
handler404 = "vliegwiel.kit.pages.errors.not_found"
handler500 = "vliegwiel.kit.pages.errors.server_error"
