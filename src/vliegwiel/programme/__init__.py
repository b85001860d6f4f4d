# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the library offers: activities, their runs and dates, who signed up, who waits and who came."""
