# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What joins modules that do not know each other. A flow decides nothing that a module below should decide."""
