# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of the labels module; one file per thing."""

from vliegwiel.labels.models.label import Facet, Label, LabelLink, LinkKind
from vliegwiel.labels.models.vision import Promise, Vision

__all__ = ["Facet", "Label", "LabelLink", "LinkKind", "Promise", "Vision"]
