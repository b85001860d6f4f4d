# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the shared pages answer."""

from django.urls import path

from vliegwiel.kit.pages import views

app_name = "pages"

urlpatterns = [path("thema.css", views.stylesheet, name="theme")]
