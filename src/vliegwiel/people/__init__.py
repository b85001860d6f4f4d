# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of persons: who we may reach, how, and how she is forgotten."""
