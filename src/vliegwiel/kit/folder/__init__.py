# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library as a folder: reads TOML and CSV, shows the difference, applies it whole, and writes it back. No domain words."""
