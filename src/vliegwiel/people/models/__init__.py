# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of people."""

from vliegwiel.people.models.person import CountingKey, Person

__all__ = ["CountingKey", "Person"]
