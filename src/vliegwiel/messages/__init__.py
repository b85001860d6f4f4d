# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the library tells people, by e-mail, text message, letter, telephone or at the desk, and whether it arrived."""
