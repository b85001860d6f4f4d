# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the programme."""

from vliegwiel.programme.models.activity import Activity, ActivityState, ActivityType, LanguageLevel
from vliegwiel.programme.models.attendance import AgeBand, Attendance, Presence, TallyEntry
from vliegwiel.programme.models.offering import EnrolmentMode, Offering
from vliegwiel.programme.models.registration import CapacityPool, Registration, RegistrationState, Source
from vliegwiel.programme.models.session import Session, SessionState

__all__ = [
    "Activity",
    "ActivityState",
    "ActivityType",
    "AgeBand",
    "Attendance",
    "CapacityPool",
    "EnrolmentMode",
    "LanguageLevel",
    "Offering",
    "Presence",
    "Registration",
    "RegistrationState",
    "Session",
    "SessionState",
    "Source",
    "TallyEntry",
]
