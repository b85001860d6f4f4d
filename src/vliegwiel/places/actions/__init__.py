# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes of this module: keyword-only, atomic, each leaves one event."""
