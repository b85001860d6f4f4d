# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a letter looks on paper: its data, its Typst page and the font it is set in."""
