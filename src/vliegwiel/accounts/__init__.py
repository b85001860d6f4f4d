# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts of staff and volunteers: who signs in, in which role, at which branch, and who looked at whom."""
