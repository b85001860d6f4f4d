# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of the places module; one file per thing."""

from vliegwiel.places.models.branch import Branch, Space
from vliegwiel.places.models.kern import Kern, PopulationFigure
from vliegwiel.places.models.library import ClosingHoliday, Library, SchoolHoliday, SchoolRegion
from vliegwiel.places.models.opening import OpeningException, OpeningRule, OpeningState

__all__ = [
    "Branch",
    "ClosingHoliday",
    "Kern",
    "Library",
    "OpeningException",
    "OpeningRule",
    "OpeningState",
    "PopulationFigure",
    "SchoolHoliday",
    "SchoolRegion",
    "Space",
]
