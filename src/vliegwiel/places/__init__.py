# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the library is and when you can go there: kernen, branches, spaces, opening hours."""
