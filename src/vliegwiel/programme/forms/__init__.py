# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shape and cleaning of what is typed: signup.py for residents, the other files for the team. A form never saves."""
