# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The record of what happened: append-only facts without names or free text, in a total order."""
