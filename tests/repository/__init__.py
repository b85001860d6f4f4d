# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the repository promises as a whole: licences, words, translations, migrations and the papers."""
