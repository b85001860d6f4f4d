# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours: every pair that meets on a page is readable, and the doctor refuses what is not."""

import re

import pytest

from vliegwiel.kit.pages import stylesheet, theme


@pytest.mark.parametrize("pair", theme.pairs(), ids=lambda pair: f"{pair.front}-on-{pair.back}")
def test_our_own_colours_can_be_read(pair):
    assert theme.contrast(theme.TOKENS[pair.front], theme.TOKENS[pair.back]) >= pair.least


def test_contrast_is_that_of_the_guidelines():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_colour_of_the_theme_is_in_a_pair():
    in_pairs = {name for pair in theme.pairs() for name in (pair.front, pair.back)}
    assert theme.TOKENS.keys() - in_pairs == {"line"}, "line only decorates; every other colour carries something"


def test_every_colour_in_the_stylesheet_is_a_token():
    known = {f"--{name}" for name in theme.TOKENS}
    own = (stylesheet.HERE / "css" / "components.css").read_text() + (stylesheet.HERE / "css" / "base.css").read_text()
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", own)
    measures = {"--font", "--radius", "--radius-small", "--gap", "--measure", "--edge", "--hue"}
    assert set(re.findall(r"var\((--[\w-]+)", own)) <= known | measures


def test_the_doctor_passes_a_readable_accent():
    assert theme.examine({"accent": "#8f1f4b"}) == []


def test_the_doctor_refuses_pale_text_with_a_sentence():
    findings = theme.examine({"accent": "#f0a060"})
    assert findings[0].token == "accent"
    assert "“accent” (#f0a060) is niet goed te zien op “paper”" in str(findings[0].sentence)


def test_the_doctor_refuses_a_ground_that_swallows_the_text():
    assert any(finding.token == "paper" for finding in theme.examine({"paper": "#335555"}))


@pytest.mark.parametrize("tokens", [{"onbekend": "#000000"}, {"accent": "rood"}, {"accent": "#fff"}, {"ink": "#000;}body{"}])
def test_the_doctor_refuses_what_is_no_colour_or_no_token(tokens):
    assert theme.examine(tokens)
    with pytest.raises(ValueError, match="“"):
        theme.stylesheet(tokens)


def test_the_stylesheet_of_a_library_sets_its_tokens():
    assert theme.stylesheet({"accent": "#8F1F4B"}) == ":root {\n  --accent: #8f1f4b;\n}\n"
    assert theme.stylesheet({}) == ""


def test_other_colours_have_another_address():
    assert theme.address({"accent": "#8f1f4b"}) != theme.address({"accent": "#8f1f4c"})
    assert theme.address({}) == ""
