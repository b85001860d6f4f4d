# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the calls, letters and notes of the team answer."""

from django.urls import path

from vliegwiel.messages.views import calls, letters, notes

app_name = "messages"

urlpatterns = [
    path("bellen/", calls.index, name="calls"),
    path("bellen/volgende/", calls.next_one, name="next_call"),
    path("bellen/<uuid:message_id>/", calls.show, name="call"),
    path("brieven/", letters.index, name="letters"),
    path("brieven/<uuid:batch_id>/", letters.pile, name="pile"),
    path("brieven/<uuid:batch_id>/pdf/", letters.download, name="pile_pdf"),
    path("brieven/<uuid:batch_id>/print/", letters.on_screen, name="pile_print"),
    path("balie-berichten/", notes.index, name="notes"),
    path("balie-berichten/<uuid:message_id>/verteld/", notes.told, name="note_told"),
]
