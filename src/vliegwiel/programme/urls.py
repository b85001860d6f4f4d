# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the programme: what residents open, and what the team opens under /team/."""

from django.urls import URLPattern, path

from vliegwiel.programme.views import (
    activity,
    agenda,
    feeds,
    mine,
    signup,
    team_activities,
    team_desk,
    team_door,
    team_offerings,
    team_sessions,
    team_signups,
)

app_name = "programme"

public: list[URLPattern] = [
    path("agenda/", agenda.show, name="agenda"),
    path("agenda.ics", feeds.whole, name="calendar"),
    path("activiteit/<slug:slug>/", activity.show, name="activity"),
    path("activiteit/<slug:slug>/agenda.ics", feeds.activity, name="activity-calendar"),
    path("vestiging/<slug:code>/agenda.ics", feeds.branch, name="branch-calendar"),
    path("thema/<slug:slug>/agenda.ics", feeds.theme, name="theme-calendar"),
    path("aanmelden/keer/<uuid:session>/<slug:step>/", signup.for_session, name="signup-session"),
    path("aanmelden/cursus/<uuid:offering>/<slug:step>/", signup.for_course, name="signup-course"),
    path("mijn/", mine.code, name="mine-code"),
    path("mijn/<slug:token>/", mine.show, name="mine"),
    path("mijn/<slug:token>/gegevens/", mine.change, name="mine-change"),
    path("mijn/<slug:token>/afmelden/", mine.cancel, name="mine-cancel"),
]
team: list[URLPattern] = [
    path("team/activiteiten/", team_activities.activity_list, name="activities"),
    path("team/activiteiten/nieuw/", team_activities.activity_new, name="activity-new"),
    path("team/activiteiten/<uuid:activity>/", team_activities.activity_edit, name="activity-edit"),
    path("team/activiteiten/<uuid:activity>/voorbeeld/", team_activities.activity_preview, name="activity-preview"),
    path("team/activiteiten/<uuid:activity>/publiceren/", team_activities.activity_publish, name="activity-publish"),
    path("team/activiteiten/<uuid:activity>/kopie/", team_activities.activity_copy, name="activity-copy"),
    path("team/activiteiten/<uuid:activity>/uit-het-aanbod/", team_activities.activity_take_out, name="activity-take-out"),
    path("team/activiteiten/<uuid:activity>/reeks/", team_offerings.offering_new, name="offering-new"),
    path("team/activiteiten/reeks/<uuid:offering>/", team_offerings.offering_edit, name="offering-edit"),
    path("team/activiteiten/reeks/<uuid:offering>/datum/", team_sessions.session_new, name="session-new"),
    path("team/activiteiten/reeks/<uuid:offering>/datums/", team_sessions.sessions_generate, name="sessions-generate"),
    path("team/activiteiten/datum/<uuid:session>/", team_sessions.session_edit, name="session-edit"),
    path("team/activiteiten/datum/<uuid:session>/afzeggen/", team_sessions.session_cancel, name="session-cancel"),
    path("team/activiteiten/datum/<uuid:session>/bericht/", team_sessions.session_told, name="session-told"),
    path("team/aanmeldingen/<uuid:offering>/", team_signups.signup_list, name="signups"),
    path("team/aanmeldingen/<uuid:offering>/plaatsen/", team_signups.signup_more_places, name="signups-more"),
    path("team/aanmeldingen/<uuid:offering>/bestand/", team_signups.signup_csv, name="signups-csv"),
    path("team/aanmelding/<uuid:registration>/afmelden/", team_signups.signup_cancel, name="signup-cancel"),
    path("team/aanmelden/", team_desk.desk_signup, name="desk-signup"),
    path("team/aanmelden/<uuid:registration>/", team_desk.desk_signed_up, name="desk-signed-up"),
    path("team/deur/<uuid:session>/", team_door.door, name="door"),
    path("team/deur/<uuid:session>/papier/", team_door.door_print, name="door-print"),
    path("team/deur/<uuid:session>/gezien/", team_door.door_mark, name="door-mark"),
    path("team/deur/<uuid:session>/erbij/", team_door.door_walk_in, name="door-walk-in"),
    path("team/deur/<uuid:session>/binnen/", team_door.door_let_in, name="door-let-in"),
    path("team/deur/<uuid:session>/sluiten/", team_door.door_close, name="door-close"),
    path("team/tellen/<uuid:session>/", team_door.tally, name="tally"),
]

urlpatterns = [*public, *team]
