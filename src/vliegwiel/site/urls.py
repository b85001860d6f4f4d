# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the public website answers. Paths are Dutch, names are English."""

from django.urls import path

from vliegwiel.site.views import about, board, branches, figures, gallery, home, machines, needs, search, statements

app_name = "site"

public = [
    path("", home.show, name="home"),
    path("zoeken/", search.show, name="search"),
    path("hulp/<slug:slug>/", needs.show, name="need"),
    path("vestigingen/", branches.index, name="branches"),
    path("vestigingen/<slug:code>/", branches.show, name="branch"),
    path("over-ons/", about.vision, name="about"),
    path("onze-belofte/", about.promise, name="promise"),
    path("privacy/", statements.privacy, name="privacy"),
    path("toegankelijkheid/", statements.accessibility, name="accessibility"),
    path("galerij/", gallery.show, name="gallery"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path(".well-known/security.txt", machines.security, name="security"),
]
team = [
    path("team/", board.home, name="team-home"),
    path("team/vandaag/<slug:branch>/", board.board, name="board"),
    path("team/cijfers/", figures.show, name="figures"),
]

urlpatterns = [*public, *team]
