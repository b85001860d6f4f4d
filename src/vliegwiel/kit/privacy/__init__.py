# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of personal data: every field of every table says whether it is personal, why it is kept and until when."""

from vliegwiel.kit.privacy.register import (
    ACTIVITIES,
    Kept,
    ProcessingActivity,
    classified,
    classify,
    declared_files,
    files,
    impersonal,
    register,
    unclassified,
)

__all__ = [
    "ACTIVITIES",
    "Kept",
    "ProcessingActivity",
    "classified",
    "classify",
    "declared_files",
    "files",
    "impersonal",
    "register",
    "unclassified",
]
