# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The built stylesheet is the one its parts make, and keeps the rules that the look rests on."""

import re

from vliegwiel.kit.pages import drawings, stylesheet


def test_the_committed_stylesheet_is_up_to_date():
    assert stylesheet.RESULT.read_text(encoding="utf-8") == stylesheet.built(), "run python -m vliegwiel.kit.pages.stylesheet"


def test_the_stylesheet_stays_small():
    assert stylesheet.RESULT.stat().st_size < 80_000


def test_every_font_it_names_is_there():
    folder = stylesheet.RESULT.parent
    named = re.findall(r'url\("([^"]+)"\)', stylesheet.built())
    assert named
    assert all((folder / name).is_file() for name in named)


def test_nothing_comes_from_elsewhere():
    assert "//" not in stylesheet.built().replace("https://schema.org", "")


def test_motion_contrast_and_forced_colours_are_heard():
    text = stylesheet.built()
    for query in ("prefers-reduced-motion", "prefers-contrast", "forced-colors", "@media print"):
        assert query in text


def test_every_drawing_is_drawn_in_lines_of_the_text_colour():
    for name in drawings.names():
        text = str(drawings.drawing(name))
        assert 'aria-hidden="true"' in text
        assert "<path" in text or "<circle" in text or "<rect" in text
        assert "style=" not in text


def test_an_unknown_drawing_is_a_plant_and_not_an_error():
    assert drawings.drawing("bestaat-niet") == drawings.drawing("onbekend")
    assert "drawing--large" in drawings.drawing("boek", "large")
    assert "drawing--" not in drawings.drawing("boek", "reusachtig")
