# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo: an invented season around today, played through the real actions. cast: who; season: what and when; playing: the play."""
