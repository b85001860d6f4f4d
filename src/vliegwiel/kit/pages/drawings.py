# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line drawings: SVG files of our own, put inline so that they take the colour of the text beside them."""

import re
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

_FOLDER = Path(__file__).parent / "drawings"
_FALLBACK = "onbekend"
_SHAPES = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_SIZES = ("small", "large")


@cache
def known() -> frozenset[str]:
    """The names of all drawings, without the one for an unknown name."""
    return frozenset(path.stem for path in _FOLDER.glob("*.svg")) - {_FALLBACK}


def names() -> list[str]:
    """The names of all drawings, in order."""
    return sorted(known())


@cache
def shapes(name: str) -> SafeString:
    """The lines of a drawing alone, 48 by 48, for inside a larger drawing."""
    found = name if name in known() else _FALLBACK
    inside = _SHAPES.search((_FOLDER / f"{found}.svg").read_text(encoding="utf-8"))
    return mark_safe(inside.group(1) if inside else "")  # noqa: S308  a file of our own


@cache
def drawing(name: str, size: str = "") -> SafeString:
    """An inline SVG, hidden from screen readers. An unknown name gives a small plant: never an error, never a gap."""
    classes = f"drawing drawing--{size}" if size in _SIZES else "drawing"
    # Only files of our own, chosen by a known name, get here: nothing that a visitor typed.
    return mark_safe(  # noqa: S308
        f'<svg class="{classes}" viewBox="0 0 48 48" width="24" height="24" aria-hidden="true" focusable="false">{shapes(name)}</svg>'
    )


def _mark() -> SafeString:
    leaf = "M0 0 C 2 -10, 10 -18, 20 -17 C 16 -8, 10 -2, 0 0z"
    hues = ("petrol", "oker", "paars", "mos")
    leaves = "".join(
        f'<path class="hue-{hue}" transform="rotate({turn * 90})" d="{leaf}" fill="var(--hue)"/>' for turn, hue in enumerate(hues)
    )
    return mark_safe(  # noqa: S308  (a constant)
        '<svg viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" focusable="false"><g transform="translate(24 24)">'
        f'{leaves}<circle r="4.2" fill="var(--card)"/></g></svg>'
    )


MARK = _mark()
