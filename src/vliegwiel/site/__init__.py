# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public website around the programme: first page, branches, the vision, the promise, search, and the small print."""
