# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the one stylesheet from its readable parts: colours first, then css/*.css in order, without comments.

Run as `python -m vliegwiel.kit.pages.stylesheet`; the result is committed, and a test fails when it is old.
"""

import re
import sys
from pathlib import Path

from vliegwiel.kit.pages import theme

HERE = Path(__file__).parent
SOURCES = ("tokens", "utrecht", "base", "components", "visit", "staff", "print")
RESULT = HERE / "static" / "pages" / "vliegwiel.css"

_HEAD = """/*
 * SPDX-FileCopyrightText: 2020-2024 Frameless B.V.
 * SPDX-FileCopyrightText: 2021-2024 Gemeente Utrecht
 * SPDX-FileCopyrightText: 2026 Vliegwiel contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * Built from kit/pages/theme.py and kit/pages/css by kit/pages/stylesheet.py. Change those, not this file.
 */
"""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def built() -> str:
    """The whole stylesheet as it should stand in static/."""
    parts = [theme.declarations(theme.TOKENS)]
    parts += [(HERE / "css" / f"{name}.css").read_text(encoding="utf-8") for name in SOURCES]
    rules = _SPACE.sub("\n", _COMMENT.sub("", "\n".join(parts))).strip()
    return f"{_HEAD}{rules}\n"


if __name__ == "__main__":
    RESULT.write_text(built(), encoding="utf-8")
    sys.stdout.write(f"{RESULT.name}: {RESULT.stat().st_size} bytes\n")
