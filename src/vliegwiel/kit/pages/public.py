# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door of the shared pages: what a view needs to answer, and what a module adds to the frame."""

from vliegwiel.kit.pages.cache import cached_page
from vliegwiel.kit.pages.drawings import names as drawing_names
from vliegwiel.kit.pages.frame import (
    Identity,
    add_to_footer,
    add_to_public_menu,
    add_to_staff_menu,
    identify_with,
    identity,
)
from vliegwiel.kit.pages.responses import paginate, render
from vliegwiel.kit.pages.theme import hue_names

__all__ = [
    "Identity",
    "add_to_footer",
    "add_to_public_menu",
    "add_to_staff_menu",
    "cached_page",
    "drawing_names",
    "hue_names",
    "identify_with",
    "identity",
    "paginate",
    "render",
]
