# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawing of how ambitions strengthen each other fits any library's ambitions."""

import math

import pytest

from vliegwiel.labels import public as labels
from vliegwiel.labels.tests import factories as words
from vliegwiel.site import wheel

pytestmark = pytest.mark.usefixtures("afternoon", "db")


def drawn_for(*pairs: tuple[str, str, str]) -> wheel.Wheel | None:
    """The drawing after these links were made."""
    for source, kind, target in pairs:
        words.a_label(f"ambitie:{source}")
        words.a_label(f"ambitie:{target}")
        words.a_link(f"ambitie:{source}", kind, f"ambitie:{target}")
    return wheel.drawn(wheel.bonds(labels.labels_of_facet("ambitie"), labels.links("versterkt"), labels.links("draagt")))


def test_every_bond_is_an_arrow_and_what_carries_stands_below():
    found = drawn_for(("a", "versterkt", "b"), ("b", "versterkt", "a"), ("c", "versterkt", "a"), ("d", "draagt", "a"))
    assert found
    assert {node.label.slug for node in found.nodes} == {"a", "b", "c"}
    assert len(found.arrows) == 3
    assert [node.label.slug for node in found.carriers] == ["d"]


@pytest.mark.parametrize("count", [2, 3, 5, 6])
def test_circles_never_touch(count):
    found = drawn_for(*[(f"a{at}", "versterkt", f"a{(at + 1) % count}") for at in range(count)])
    assert found
    for one in found.nodes:
        assert 30 <= one.x <= 190
        assert 30 <= one.y <= 190
        assert all(one is other or math.dist((one.x, one.y), (other.x, other.y)) > 60 for other in found.nodes)


def test_without_bonds_there_is_no_drawing():
    assert drawn_for() is None
    assert drawn_for(("a", "draagt", "b")) is None
