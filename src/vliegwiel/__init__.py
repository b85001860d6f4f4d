# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vliegwiel runs a community library: its offer, its branches, its people and what that changes."""

__version__ = "0.1.0"
