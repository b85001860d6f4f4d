# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of the building: boundaries, sizes, one place for each thing, who may see what, and what is kept of a person."""
