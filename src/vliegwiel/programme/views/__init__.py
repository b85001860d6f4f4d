# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the programme, a file per screen; those of the team begin with team_."""
