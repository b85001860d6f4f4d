# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the ambitions strengthen each other, in words, from the links between their labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from vliegwiel.labels import public as labels


@dataclass(frozen=True)
class Bond:
    """One ambition and those it strengthens or carries."""

    source: labels.LabelInfo
    strengthens: list[labels.LabelInfo]
    carries: list[labels.LabelInfo]


def bonds(ambitions: Iterable[labels.LabelInfo], strengthens: list[tuple[str, str]], carries: list[tuple[str, str]]) -> list[Bond]:
    """The bonds of each ambition that has any, in the library's order."""
    known = {ambition.code: ambition for ambition in ambitions}

    def targets(code: str, pairs: list[tuple[str, str]]) -> list[labels.LabelInfo]:
        return [known[target] for source, target in pairs if source == code and target in known]

    found = [Bond(ambition, targets(code, strengthens), targets(code, carries)) for code, ambition in known.items()]
    return [bond for bond in found if bond.strengthens or bond.carries]
