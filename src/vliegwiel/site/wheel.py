# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the ambitions strengthen each other, from the links between their labels: in words, and as a drawing beside them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from vliegwiel.labels import public as labels

_MIDDLE, _RADIUS, _CIRCLE = 110.0, 70.0, 30.0
_ASIDE, _BEND, _HEAD = 8.0, 16.0, 7.0


@dataclass(frozen=True)
class Bond:
    """One ambition and those it strengthens or carries."""

    source: labels.LabelInfo
    strengthens: list[labels.LabelInfo]
    carries: list[labels.LabelInfo]


@dataclass(frozen=True)
class Node:
    """An ambition as a circle; `left` and `top` are where its drawing begins."""

    label: labels.LabelInfo
    x: int
    y: int

    @property
    def left(self) -> int:
        """The left of its drawing, 32 wide."""
        return self.x - 16

    @property
    def top(self) -> int:
        """The top of its drawing."""
        return self.y - 16


@dataclass(frozen=True)
class Arrow:
    """One ambition strengthens another: a bent line and its head, as SVG paths."""

    hue: str
    line: str
    head: str


@dataclass(frozen=True)
class Wheel:
    """The drawing: ambitions in a ring, arrows between them, and below what carries them all."""

    nodes: list[Node]
    arrows: list[Arrow]
    carriers: list[Node]


def bonds(ambitions: Iterable[labels.LabelInfo], strengthens: list[tuple[str, str]], carries: list[tuple[str, str]]) -> list[Bond]:
    """The bonds of each ambition that has any, in the library's order."""
    known = {ambition.code: ambition for ambition in ambitions}

    def targets(code: str, pairs: list[tuple[str, str]]) -> list[labels.LabelInfo]:
        return [known[target] for source, target in pairs if source == code and target in known]

    found = [Bond(ambition, targets(code, strengthens), targets(code, carries)) for code, ambition in known.items()]
    return [bond for bond in found if bond.strengthens or bond.carries]


def drawn(found: list[Bond]) -> Wheel | None:
    """The drawing of these bonds; None when fewer than two ambitions strengthen each other."""
    targets = {label.code: label for bond in found for label in bond.strengthens}
    ring = {bond.source.code: bond.source for bond in found if bond.strengthens} | targets
    if len(ring) < 2:
        return None
    nodes = {code: _node(label, at, len(ring)) for at, (code, label) in enumerate(ring.items())}
    arrows = [_arrow(nodes[bond.source.code], nodes[label.code]) for bond in found for label in bond.strengthens]
    below = [bond.source for bond in found if bond.carries and bond.source.code not in ring]
    carriers = [Node(label, round(_MIDDLE), 234 + 44 * at) for at, label in enumerate(below)]
    return Wheel(list(nodes.values()), arrows, carriers)


def _node(label: labels.LabelInfo, at: int, count: int) -> Node:
    turn = math.tau * at / count - math.pi / 2
    return Node(label, round(_MIDDLE + _RADIUS * math.cos(turn)), round(_MIDDLE + _RADIUS * math.sin(turn)))


def _arrow(source: Node, target: Node) -> Arrow:
    length = math.dist((source.x, source.y), (target.x, target.y)) or 1.0
    along = ((target.x - source.x) / length, (target.y - source.y) / length)
    aside = (-along[1], along[0])

    def point(forward: float, sideways: float) -> tuple[float, float]:
        return (source.x + along[0] * forward + aside[0] * sideways, source.y + along[1] * forward + aside[1] * sideways)

    start, end = point(_CIRCLE + 2, _ASIDE), point(length - _CIRCLE - 5, _ASIDE)
    bend = point(length / 2, _ASIDE + _BEND)
    # The head points the way the line arrives.
    way = math.atan2(end[1] - bend[1], end[0] - bend[0])
    tip = (end[0] + 4 * math.cos(way), end[1] + 4 * math.sin(way))
    wings = [(tip[0] - 2 * _HEAD * math.cos(way + turn), tip[1] - 2 * _HEAD * math.sin(way + turn)) for turn in (0.45, -0.45)]
    line = f"M{_at(start)} Q{_at(bend)} {_at(end)}"
    return Arrow(source.label.hue, line, f"M{_at(tip)} L{_at(wings[0])} L{_at(wings[1])}Z")


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
