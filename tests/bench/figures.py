# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A figure: what was measured, against what, and whether it holds. Printed, written as JSON lines, and as a table for the docs."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """`ratio` is value to baseline; `bar` says in words what it must be; `holds` whether it is."""

    name: str
    value: float
    baseline: float
    ratio: float
    bar: str
    holds: bool

    def __str__(self) -> str:
        mark = "holds" if self.holds else "FAILS"
        return f"{mark}  {self.name}: {self.value:g} against {self.baseline:g}, ratio {self.ratio:.3g} (bar: {self.bar})"


def at_least(name: str, value: float, baseline: float, part: float) -> Figure:
    """The value must be this part of the baseline, or more."""
    ratio = value / baseline if baseline else 0.0
    return Figure(name, round(value, 4), round(baseline, 4), round(ratio, 4), f"at least {part:.0%}", ratio >= part)


def under(name: str, value: float, baseline: float, times: float) -> Figure:
    """The value must stay under so many times the baseline."""
    ratio = value / baseline if baseline else float("inf")
    return Figure(name, round(value, 4), round(baseline, 4), round(ratio, 4), f"under {times:g} times", ratio < times)


def exactly(name: str, value: float, expected: float) -> Figure:
    """The value must be this number."""
    return Figure(name, value, expected, 1.0 if value == expected else 0.0, f"exactly {expected:g}", value == expected)


def at_most(name: str, value: float, limit: float) -> Figure:
    """The value may not exceed this number."""
    return Figure(name, round(value, 1), limit, round(value / limit, 4), f"at most {limit:g}", value <= limit)


def write_lines(path: Path, figures: Iterable[Figure]) -> None:
    """One JSON line per figure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(asdict(figure)) + "\n" for figure in figures), encoding="utf-8")


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| figure | value | baseline | ratio | bar | holds |", "| --- | ---: | ---: | ---: | --- | --- |"]
    for one in figures:
        holds = "yes" if one.holds else "**no**"
        lines.append(f"| {one.name} | {one.value:g} | {one.baseline:g} | {one.ratio:.3g} | {one.bar} | {holds} |")
    return "\n".join(lines) + "\n"
