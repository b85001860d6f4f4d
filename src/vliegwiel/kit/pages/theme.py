# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours of a library: which tokens there are, which pairs must be readable, and the doctor that refuses the rest."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HUES: dict[str, str] = {
    "petrol": "#0f6e84",
    "oker": "#a54c08",
    "paars": "#6a3f8e",
    "mos": "#3e6b2f",
    "amber": "#7d5100",
    "baksteen": "#7a3e2b",
    "roos": "#9b2c5a",
    "rood": "#a3261c",
    "violet": "#5b3f99",
    "blauw": "#0f5c84",
    "inkt": "#12333a",
}

TOKENS: dict[str, str] = {
    "paper": "#fbf8f2",
    "card": "#fffdf9",
    "sand": "#f1eadd",
    "field": "#ffffff",
    "line": "#d8cdb8",
    "line-strong": "#857c6b",
    "ink": "#12333a",
    "ink-soft": "#44606a",
    "on-ink": "#ffffff",
    "on-ink-soft": "#d5e3e4",
    "accent": "#a54c08",
    "accent-soft": "#fbe6cf",
    "on-accent": "#ffffff",
    "focus": "#12333a",
    "focus-glow": "#ffc94d",
    "good": "#1c6b45",
    "good-soft": "#dff1e5",
    "wait": "#7d5100",
    "wait-soft": "#fdeec8",
    "stop": "#a3261c",
    "stop-soft": "#fbe3df",
    **{f"hue-{name}": colour for name, colour in HUES.items()},
}

_TEXT, _CONTROL = 4.5, 3.0
_GROUNDS = ("paper", "card", "sand")
_SOFT = ("accent-soft", "good-soft", "wait-soft", "stop-soft")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Pair:
    """Two tokens that meet on a page, and the contrast they need (WCAG 1.4.3 for text, 1.4.11 for the rest)."""

    front: str
    back: str
    least: float


@dataclass(frozen=True)
class Finding:
    """What is wrong with one token, as a sentence for whoever wrote the folder."""

    token: str
    sentence: str | Promise


def hue_names() -> list[str]:
    """The names of the hues a label can have."""
    return list(HUES)


def pairs() -> Iterator[Pair]:
    """Every pair of tokens that the stylesheet puts on top of each other."""
    hues = [f"hue-{name}" for name in HUES]
    for ground in (*_GROUNDS, "field", *_SOFT):
        yield Pair("ink", ground, _TEXT)
        yield Pair("ink-soft", ground, _TEXT)
    for ground in _GROUNDS:
        for text in ("accent", "good", "wait", "stop", *hues):
            yield Pair(text, ground, _TEXT)
        for control in ("line-strong", "focus"):
            yield Pair(control, ground, _CONTROL)
    yield from (Pair(tone, f"{tone}-soft", _TEXT) for tone in ("accent", "good", "wait", "stop"))
    yield from (Pair("focus", soft, _CONTROL) for soft in _SOFT)
    yield from (Pair(control, "field", _CONTROL) for control in ("line-strong", "accent", "stop", "focus"))
    yield Pair("on-accent", "accent", _TEXT)
    yield Pair("on-ink", "ink", _TEXT)
    yield Pair("on-ink-soft", "ink", _TEXT)
    yield Pair("focus-glow", "ink", _CONTROL)
    yield from (Pair("on-ink", hue, _TEXT) for hue in hues)


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def examine(tokens: Mapping[str, str]) -> list[Finding]:
    """The theme doctor: what is wrong with the tokens of a library. Empty means that the theme may be used."""
    findings = []
    for name, colour in tokens.items():
        if name not in TOKENS:
            findings.append(Finding(name, _("“%(token)s” is geen bekende kleur van het thema.") % {"token": name}))
        elif not _COLOUR.fullmatch(colour.lower()):
            findings.append(
                Finding(
                    name,
                    _("De kleur “%(token)s” moet geschreven zijn als #rrggbb, niet als “%(colour)s”.") % {"token": name, "colour": colour},
                )
            )
    return findings or list(_unreadable(tokens))


def _unreadable(tokens: Mapping[str, str]) -> Iterator[Finding]:
    colours = {**TOKENS, **{name: colour.lower() for name, colour in tokens.items()}}
    for pair in pairs():
        if pair.front not in tokens and pair.back not in tokens:
            continue
        ratio = contrast(colours[pair.front], colours[pair.back])
        if ratio < pair.least:
            yield Finding(
                pair.front if pair.front in tokens else pair.back,
                _(
                    "“%(front)s” (%(front_colour)s) is niet goed te zien op “%(back)s” (%(back_colour)s): "
                    "het contrast is %(ratio)s, het moet ten minste %(least)s zijn."
                )
                % {
                    "front": pair.front,
                    "front_colour": colours[pair.front],
                    "back": pair.back,
                    "back_colour": colours[pair.back],
                    "ratio": f"{int(ratio * 100) / 100:.2f}",
                    "least": f"{pair.least:.1f}",
                },
            )


def stylesheet(tokens: Mapping[str, str]) -> str:
    """The tokens of a library as CSS. Raises ValueError with the first finding when the doctor refuses them."""
    findings = examine(tokens)
    if findings:
        raise ValueError(str(findings[0].sentence))
    return declarations(tokens) if tokens else ""


def declarations(tokens: Mapping[str, str]) -> str:
    """The CSS rule that sets these tokens on the whole page."""
    lines = "".join(f"  --{name}: {colour.lower()};\n" for name, colour in tokens.items())
    return f":root {{\n{lines}}}\n"


def address(tokens: Mapping[str, str]) -> str:
    """The address of the library's stylesheet, another one for other colours; empty when there are none."""
    if not tokens:
        return ""
    version = hashlib.sha256(repr(sorted(tokens.items())).encode()).hexdigest()[:12]
    return f"{reverse('pages:theme')}?v={version}"
