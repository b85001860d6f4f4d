# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of people, all under /team/."""

from django.urls import path

from vliegwiel.people.views import persons

app_name = "people"
urlpatterns = [
    path("personen/", persons.search, name="search"),
    path("personen/<uuid:identifier>/", persons.person, name="person"),
    path("personen/<uuid:identifier>/gegevens.json", persons.export, name="export"),
    path("personen/<uuid:identifier>/wissen/", persons.erase, name="erase"),
]
